import { t } from '@vscode/l10n';
import { isBatchUrl } from '../../catalog/url/graph-url.ts';
import type { Field, Tone } from '../../panel/protocol/protocol.ts';
import { isWrite, type PreparedRequest } from '../../send/prepared-request.ts';

/** Something that the user can do next with one click. */
export type NextAction =
  /** Sends the GET that shows whether a write succeeded. */
  | { readonly kind: 'find-out'; readonly request: PreparedRequest }
  | { readonly kind: 'sign-in-again' }
  | { readonly kind: 'select-target' }
  /** The guide to the app registration: client id, tenant, permissions, consent. */
  | { readonly kind: 'set-up-app' }
  /** Sends the same request again, not before a time in milliseconds since the epoch. */
  | { readonly kind: 'send-again'; readonly notBefore: number };

/** An outcome in words. It doesn't mention what the file asked for and wasn't sent (`droppedHeaders`). */
export interface Explanation {
  readonly tone: Tone;
  /** `201 Created`, or what happened instead of a response. */
  readonly headline: string;
  /** What it means: plain sentences; empty if the headline says everything. */
  readonly explanation: string;
  /** What to do about it, a sentence each. */
  readonly nextSteps: readonly string[];
  readonly actions: readonly NextAction[];
  /** Code, ids and dates: what support asks for. Empty if nothing went wrong. */
  readonly fields: readonly Field[];
}

/** What an outcome means and what to do. */
export interface Words {
  readonly explanation: string;
  readonly nextSteps: readonly string[];
  readonly actions: readonly NextAction[];
}

/** What a write does to its entity; `apply`: a batch does it to several. */
export type Effect = 'apply' | 'change' | 'create' | 'delete';

export function effectOf({ method, url }: Pick<PreparedRequest, 'method' | 'url'>): Effect {
  if (isBatchUrl(url)) return 'apply';
  switch (method) {
    case 'POST':
      return 'create';
    case 'DELETE':
      return 'delete';
    default:
      return 'change';
  }
}

const nothingWas: Readonly<Record<Effect, () => string>> = {
  apply: () => t('Nothing was applied.'),
  change: () => t('Nothing was changed.'),
  create: () => t('Nothing was created.'),
  delete: () => t('Nothing was deleted.'),
};

/** Says that a write had no effect; empty for a GET, which has none anyway. */
export const nothingDone = (request: PreparedRequest): string =>
  isWrite(request.method) ? nothingWas[effectOf(request)]() : '';

/** Makes a text end like a sentence. */
export const sentence = (text: string): string => (text === '' || /[.!?…”]$/.test(text) ? text : `${text}.`);

/** The label of the button for a next action. */
export function nextLabel(action: NextAction): string {
  switch (action.kind) {
    case 'find-out':
      return t('Check with GET');
    case 'sign-in-again':
      return t('Sign In Again');
    case 'select-target':
      return t('Select Target');
    case 'set-up-app':
      return t('Set Up App Registration');
    case 'send-again':
      return t('Send Again');
    default:
      return action satisfies never;
  }
}
