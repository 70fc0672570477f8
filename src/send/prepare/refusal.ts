import type { LookedAt } from '../../http/outer-variables.ts';
import type { Target } from '../target.ts';
import type { FileBodyFault } from './file-body.ts';

/** Why a request cannot be sent as it stands. */
export type Refusal =
  | { readonly reason: 'no-url' }
  | { readonly reason: 'invalid-url'; readonly url: string }
  | { readonly reason: 'not-https'; readonly url: string }
  | { readonly reason: 'foreign-host'; readonly host: string }
  | { readonly reason: 'other-cloud'; readonly host: string; readonly target: Target }
  | {
      readonly reason: 'unknown-variables';
      readonly names: readonly string[];
      /** Those of them that the request itself refers to; the others stand in the values of variables. */
      readonly direct: readonly string[];
      readonly lookedAt: LookedAt;
    }
  | { readonly reason: 'file-body'; readonly path: string; readonly fault: FileBodyFault }
  | { readonly reason: 'invalid-header'; readonly name: string }
  | { readonly reason: 'invalid-method'; readonly method: string }
  | { readonly reason: 'body-not-allowed'; readonly method: string };
