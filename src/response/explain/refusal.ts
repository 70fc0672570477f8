import { t } from '@vscode/l10n';
import { graphVersion, readGraphUrl } from '../../catalog/url/graph-url.ts';
import { odataTypeOf } from '../../catalog/odata-type.ts';
import { newerPermission, readingPermission } from '../../catalog/permissions.ts';
import { licence } from '../../catalog/requests/reported-errors.ts';
import type { RouteMatch } from '../../catalog/routes.ts';
import { claimsAskedBy } from '../../send/deliver/claims-challenge.ts';
import { isWrite } from '../../send/prepared-request.ts';
import { targetName } from '../../send/target.ts';
import { anyOf } from '../../texts/list-text.ts';
import { type GraphResponse, isBeyondSandbox } from '../graph-response.ts';
import { sentence, type Words } from './words.ts';

/** What Graph says, or this extension's words if it says nothing. */
const saidOr = ({ error }: GraphResponse, otherwise: string): string => sentence(error?.message ?? '') || otherwise;

export function explainBadRequest(graphResponse: GraphResponse): Words {
  const { match, property } = graphResponse;
  const explanation = saidOr(graphResponse, t('The service rejected the request.'));
  const steps: string[] = versionSteps(graphResponse, explanation);
  if (/could not be resolved by the model/i.test(explanation) && match)
    steps.push(t`The @odata.type of this collection is ${odataTypeOf(match.entityType)}; you can also leave it out.`);
  else if (property !== undefined) steps.push(t`Check the property ${property} in the body.`);
  return { explanation, nextSteps: steps, actions: [] };
}

/** v1.0 has no run states, and there are no other versions than v1.0 and beta: Graph says so with a 400. */
function versionSteps({ outcome: { request } }: GraphResponse, explanation: string): string[] {
  const isOfVersion = /^(?:Invalid version|Resource not found for the segment)\b/i.test(explanation);
  const isBeta = readGraphUrl(request.url)?.version?.toLowerCase() === graphVersion;
  return isOfVersion && !isBeta ? [t`Use /${graphVersion}/ in the URL.`] : [];
}

export function explainUnauthorized(graphResponse: GraphResponse): Words {
  const { outcome, response } = graphResponse;
  const explanation = saidOr(graphResponse, t('The service rejected the token.'));
  // `send` has already satisfied the challenge once; the next send does it again.
  if (claimsAskedBy(response) !== undefined)
    return {
      explanation: t`${explanation} Your organization requires a new sign-in (Conditional Access).`,
      nextSteps: [t('Sign in again, then resend.')],
      actions: [{ kind: 'sign-in-again' }],
    };
  return {
    explanation: t`${explanation} The token has expired, was revoked, or belongs to another cloud.`,
    nextSteps: [
      t('Sign in again.'),
      t`Check that ${targetName(outcome.target)} is the cloud of your tenant: tokens can’t be used in another cloud.`,
    ],
    actions: [{ kind: 'sign-in-again' }, { kind: 'select-target' }],
  };
}

/** Names both sets of permissions, because the reference pages name one and the service may require the other. */
export function explainForbidden(graphResponse: GraphResponse): Words {
  const { outcome, match } = graphResponse;
  const { account, request } = outcome;
  const accepted = scopesIn(graphResponse.error?.message ?? '');
  const needs =
    accepted.length > 0 ? t`The service accepts: ${accepted.join(', ')}.` : documented(match, request.method);
  const forWhom =
    account?.kind === 'app'
      ? [t`The app ${account.name} needs it as an application permission.`]
      : match?.standing === 'checked'
        ? [t('The user also needs an Intune role that covers these scripts.')]
        : [];
  return {
    explanation: saidOr(graphResponse, t('The account or the app isn’t allowed to do this.')),
    nextSteps: [
      needs,
      t(
        'An administrator must consent to the permission for your app registration. Then sign in again to get a token with it.',
      ),
      ...forWhom,
      // A URL that isn't a route of Intune needs no Intune license.
      ...(match === undefined ? [] : [licence.text()]),
    ],
    actions: [{ kind: 'set-up-app' }, { kind: 'sign-in-again' }],
  };
}

/** `Application must have one of the following scopes: A, B` (cnspec#1708). */
const scopesIn = (message: string): readonly string[] =>
  /one of the following scopes:([^]*)/i.exec(message)?.[1]?.match(/\b[A-Za-z]+(?:\.[A-Za-z]+)+\b/g) ?? [];

function documented(match: RouteMatch | undefined, method: string): string {
  if (match === undefined || match.standing === 'compiled')
    return t('Look up the permission of this request on its reference page: this extension doesn’t know it.');
  const named = (permission: typeof newerPermission.permission): string =>
    isWrite(method) ? permission : readingPermission(permission);
  const older = match.route.documentedPermissions?.permissions ?? [];
  return [
    t`The permission for Intune scripts is ${named(newerPermission.permission)}.`,
    ...(older.length === 0
      ? []
      : [
          t`The documentation still names ${anyOf(older.map(named))}; Microsoft announced that ${named(newerPermission.replaces)} would be replaced in 2025.`,
        ]),
  ].join(' ');
}

export function explainNotFound(graphResponse: GraphResponse): Words {
  const { outcome, match } = graphResponse;
  const { request, target } = outcome;
  const explanation = saidOr(graphResponse, t('Nothing was found at this URL.'));
  if (isBeyondSandbox(graphResponse))
    return {
      explanation,
      nextSteps: [t('To send it to Microsoft Graph, select a cloud as the target.')],
      actions: [{ kind: 'select-target' }],
    };
  const version = readGraphUrl(request.url)?.version;
  if (version !== undefined && version.toLowerCase() !== graphVersion && match)
    return {
      explanation: t`${explanation} ${version} has no run states.`,
      nextSteps: [t`Use /${graphVersion}/ in the URL.`],
      actions: [],
    };
  const steps =
    target.kind === 'cloud'
      ? [
          t('Check the ids in the URL: each must exist in this tenant.'),
          t`Check that your tenant is in the ${targetName(target)}.`,
        ]
      : [t('Check the ids in the URL.')];
  return { explanation, nextSteps: steps, actions: [{ kind: 'select-target' }] };
}
