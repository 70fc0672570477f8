import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Route, StructuredType } from '../../catalog/model.ts';
import type { PayloadFile } from '../../language/payload-file/payload-file.ts';
import type { Problem } from '../../language/problems/problem.ts';
import { applySeverities, type SeveritySettings } from '../../language/problems/severity-setting.ts';
import { routeChoicesOf } from '../../language/route-choices.ts';
import { checkPayloadFile, sentPayload } from '../../language/payload-file/schema-property.ts';
import { parametersInPath, preparePayload } from '../../send/prepare/prepare-payload.ts';
import { refusalMessage } from '../../send/prepare/refusal-message.ts';
import type { PreparedRequest } from '../../send/prepared-request.ts';
import type { Target } from '../../send/target.ts';
import { askForPlaceholders, type AskingPorts } from './questions/ask-for-placeholders.ts';
import { showError } from '../messages/messages.ts';

/** The errors of a payload, by the user's severities. JSON has no comments that could disable one. */
export const payloadErrors = (payload: string, type: StructuredType, severities: SeveritySettings): Problem[] =>
  applySeverities(checkPayloadFile(payload, type), severities).filter(({ severity }) => severity === 'error');

/**
 * Asks where to send a payload, and prepares the POST request.
 *
 * @param text of the payload file
 * @returns undefined: the user dismissed a question, or has seen why the payload can't be sent
 */
export async function askForPayload(
  text: string,
  payload: PayloadFile,
  target: Target,
  ports: AskingPorts,
): Promise<PreparedRequest | undefined> {
  const routes = payload.routes();
  if (routes.length === 0) {
    void showError(
      t`Not sent. No collection is known for ${payload.name}. Write a request that sends this file: POST <URL>, and < ./<file name> as its body.`,
    );
    return undefined;
  }
  const route = await askForRoute(payload, routes);
  if (route === undefined) return undefined;
  const what = `POST ${payload.name}`;
  // A payload file has no URL to insert an id into.
  const canInsert = (): boolean => false;
  const asked = await askForPlaceholders({ what, placeholders: parametersInPath(route), target, canInsert }, ports);
  const request = asked && preparePayload(sentPayload(text), route, asked.values, target);
  if (request === undefined || !('reason' in request)) return request;
  void showError(t`Not sent. ${refusalMessage(request)}`);
  return undefined;
}

/** Asks for a route, unless there is only one and that isn't reported as not implemented for POST. */
async function askForRoute({ type, name }: PayloadFile, routes: readonly Route[]): Promise<Route | undefined> {
  const [first] = routes;
  if (routes.length === 1 && first?.notImplemented?.methods.includes('POST') !== true) return first;
  const choices = routeChoicesOf(type, routes).map(({ note, ...choice }) => ({ ...choice, description: note }));
  const choice = await vscode.window.showQuickPick(choices, {
    title: `POST ${name}`,
    placeHolder: t('Choose the collection to create it in'),
    matchOnDetail: true,
    ignoreFocusOut: true,
  });
  return choice?.route;
}
