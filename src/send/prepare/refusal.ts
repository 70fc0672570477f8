import type { SegmentFault } from '../../http/escape/url-segment.ts';
import type { SearchedSources } from '../../http/variables/outer-variables.ts';
import type { NotSet } from '../../language/variables/script-variables.ts';
import type { Target } from '../target.ts';
import type { FileBodyFault } from '../../language/body-file/body-file.ts';
import type { MessageRefusal } from './values/message-values.ts';

/** Why a request can't be sent as it is. */
export type Refusal =
  | { readonly reason: 'no-url' }
  | { readonly reason: 'invalid-url'; readonly url: string }
  | { readonly reason: 'not-https'; readonly url: string }
  | { readonly reason: 'foreign-host'; readonly host: string }
  | { readonly reason: 'other-cloud'; readonly host: string; readonly target: Target }
  | {
      readonly reason: 'unknown-variables';
      readonly names: readonly string[];
      readonly lookedAt: SearchedSources;
      /** Those that a script of the file sets; undefined: none, or there is no file. */
      readonly notSet?: readonly NotSet[];
    }
  /** Variables of the process environment that the user hasn't allowed the requests of this folder to read. */
  | { readonly reason: 'unread-process-variables'; readonly names: readonly string[] }
  | {
      /** Something still looks like a reference after all values are filled in. */
      readonly reason: 'unfilled';
      /** References of the request whose values contain it. How it is written isn't reported: it is part of a value that isn't shown. */
      readonly variables: readonly string[];
      /** Pieces of the request, as written, in which a value and the braces around it make one. */
      readonly written: readonly string[];
      readonly lookedAt: SearchedSources;
    }
  /** A part of a named request, or of its response, that is missing or can't be sent. */
  | MessageRefusal
  /** The value given for a placeholder can't be part of a URL. */
  | { readonly reason: 'placeholder-value'; readonly name: string; readonly fault: SegmentFault }
  | { readonly reason: 'file-body'; readonly path: string; readonly fault: FileBodyFault }
  /** The body has lines that name files among other lines, or name more than one file. */
  | { readonly reason: 'mixed-body' }
  | { readonly reason: 'invalid-header'; readonly name: string }
  | { readonly reason: 'invalid-method'; readonly method: string }
  | { readonly reason: 'body-not-allowed'; readonly method: string }
  /** Larger than Graph accepts. */
  | { readonly reason: 'body-too-large' };
