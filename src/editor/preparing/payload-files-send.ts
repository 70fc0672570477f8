import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import type { EntityType, Route } from '../../catalog/index.ts';
import { checkPayload } from '../../language/checks/check-body.ts';
import type { Problem } from '../../language/problems/problem.ts';
import { applySeverities, type SeveritySettings } from '../../language/problems/severity-setting.ts';
import { routeChoicesOf } from '../../language/route-choices.ts';
import { parametersOf, preparePayload } from '../../send/prepare/prepare-payload.ts';
import { refusalMessage } from '../../send/prepare/refusal-message.ts';
import type { PreparedRequest } from '../../send/prepared-request.ts';
import type { Target } from '../../send/target.ts';
import { askForPlaceholders } from './ask-for-placeholders.ts';
import type { PlaceholderMemory } from './placeholder-memory.ts';
import { showError } from '../messages.ts';

/** The errors of a payload, by the user's severities. JSON has no comments that could switch one off. */
export const payloadErrors = (payload: string, entityType: EntityType, severities: SeveritySettings): Problem[] =>
  applySeverities(checkPayload(payload, entityType), severities).filter(({ severity }) => severity === 'error');

/**
 * Asks where a payload goes, and makes the request that creates its entity there.
 *
 * @returns undefined: the user left one of the questions
 */
export async function askForPayload(
  payload: string,
  entityType: EntityType,
  target: Target,
  memory: PlaceholderMemory,
): Promise<PreparedRequest | undefined> {
  const route = await askForRoute(entityType);
  const values = route && (await askForPlaceholders(`POST ${entityType.name}`, parametersOf(route), memory));
  const request = route && values && preparePayload(payload, route, values, target);
  if (request === undefined || !('reason' in request)) return request;
  void showError(t`Not sent. ${refusalMessage(request)}`);
  return undefined;
}

/** There is nothing to ask where there is one route only. */
async function askForRoute(entityType: EntityType): Promise<Route | undefined> {
  const choices = routeChoicesOf(entityType).map(({ note, ...choice }) => ({ ...choice, description: note }));
  if (choices.length < 2) return choices[0]?.route;
  const choice = await vscode.window.showQuickPick(choices, {
    title: `POST ${entityType.name}`,
    placeHolder: t('Choose the collection to create it in'),
    matchOnDetail: true,
    ignoreFocusOut: true,
  });
  return choice?.route;
}
