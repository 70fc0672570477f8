import type { UrlFault } from '../malformed-url.ts';
import type { Cloud, EntityType } from '../../catalog/index.ts';
import type { Span, Text } from '../../http/model.ts';
import type { SearchedSources } from '../../http/variables/outer-variables.ts';
import type { ForeignVariable } from '../missing-variables.ts';
import type { SandboxFault } from '../sandbox-directive.ts';

/** A place where a header can be added: the end of the line that the last one, or the URL, stands on. */
type HeadersEnd = number;

/** What other tools read differently. */
export type PortabilityConstruct =
  /** `post …`. */
  | { readonly kind: 'lower-case-method'; readonly method: string }
  /** `#@name`. */
  | { readonly kind: 'directive-without-space' }
  /** A request below another one; `at` is the start of the line that a separator belongs above. */
  | { readonly kind: 'no-separator'; readonly at: number }
  /** Blanks before `###`. */
  | { readonly kind: 'indented-separator' }
  /** Lines between slash-star and star-slash: all of them. */
  | { readonly kind: 'block-comment'; readonly comment: Span }
  /** Lines with more of the URL's path below the request line; `at` is where they belong. */
  | { readonly kind: 'path-on-next-line'; readonly lines: readonly Text[]; readonly at: number }
  /** `@name = value` among the lines of a body; `at` is the line that it belongs above. */
  | { readonly kind: 'variable-in-body'; readonly at: number }
  /** More than one blank line before the body. */
  | { readonly kind: 'blank-lines-before-body'; readonly lines: readonly Span[] }
  /** `/deviceManagement/…`; `root` is what completes it, `certain` whether the target says so. */
  | { readonly kind: 'relative-url'; readonly root: string; readonly certain: boolean };

/** What can be wrong with the comment that switches problems off. */
export type DirectiveFault =
  | { readonly kind: 'unknown-code'; readonly written: string; readonly suggestion: string | undefined }
  | { readonly kind: 'unknown-directive'; readonly written: string; readonly suggestion: string }
  /** The form for the whole file stands below its first request. */
  | { readonly kind: 'misplaced' }
  /** A word of `@sandbox`. */
  | {
      readonly kind: 'sandbox';
      readonly fault: SandboxFault['kind'];
      readonly written: string;
      readonly suggestion: string | undefined;
    };

/** What can be wrong with a request, beside its body. */
export type RequestProblemKind =
  | { readonly code: 'missing-blank-line' }
  | {
      readonly code: 'misplaced-header';
      readonly name: string;
      /** `after-blank-line`: other tools take it for the body. `in-body`: it is sent as body. */
      readonly place: 'after-blank-line' | 'in-body';
      /** The lines that go away where it stands: blank ones, or its own. */
      readonly lines: Span;
      readonly remedy:
        | { readonly kind: 'move'; readonly to: HeadersEnd }
        /** `certain`: nothing is lost with it. */
        | { readonly kind: 'remove'; readonly certain: boolean };
    }
  | { readonly code: 'content-length'; /** Whether it happens to be right. */ readonly correct: boolean }
  | { readonly code: 'missing-content-type'; readonly entityType: EntityType | undefined; readonly to: HeadersEnd }
  | { readonly code: 'token-in-file'; readonly place: 'authorization' | 'elsewhere' }
  | {
      readonly code: 'unresolved-placeholder';
      /** As it is written, what is around it included. */
      readonly written: string;
      /** How reference pages write it. */
      readonly usual: string;
      readonly exact: boolean;
    }
  | {
      readonly code: 'unknown-variable';
      /** Undefined: it is written in the value of `through`, which is not shown. */
      readonly name: string | undefined;
      /** The variable whose value refers to it, where it does not stand here itself. */
      readonly through: string | undefined;
      readonly suggestion: string | undefined;
      /** The line above which it can be defined, and with what. */
      readonly define: { readonly at: number; readonly value: string };
      /** Whether it is in a body, where braces can be text. */
      readonly inBody: boolean;
      readonly lookedAt: SearchedSources;
    }
  | { readonly code: 'foreign-variable'; readonly name: string; readonly kind: ForeignVariable }
  | {
      readonly code: 'unknown-route';
      readonly fault:
        | { readonly kind: 'method'; readonly method: string; readonly known: readonly string[] }
        | {
            readonly kind: 'path';
            readonly collection: string;
            /** Paths below the script that are known. */
            readonly known: readonly string[];
            /** Undefined where nothing known is near, or where the fix has no place. */
            readonly suggestion: string | undefined;
          }
        | {
            readonly kind: 'misspelling';
            /** A part of the path. */
            readonly written: string;
            readonly meant: string;
            /** The template of the route that is meant. */
            readonly route: string;
            readonly exact: boolean;
          };
      readonly page: string;
    }
  | {
      readonly code: 'malformed-url';
      readonly fault: UrlFault;
      /** The URL as it should be; undefined where the fix has no place. */
      readonly corrected: string | undefined;
    }
  | {
      readonly code: 'wrong-version';
      /** As written; undefined: the URL has none. */
      readonly version: string | undefined;
      readonly entityType: EntityType;
      /** Whether the span is text of the file, not a variable that holds it. */
      readonly exact: boolean;
    }
  | { readonly code: 'other-cloud'; readonly cloud: Cloud; readonly target: Cloud; readonly exact: boolean }
  | { readonly code: 'insecure-url'; readonly exact: boolean }
  | { readonly code: 'example-response'; /** The whole response. */ readonly response: Span }
  | { readonly code: 'not-portable'; readonly construct: PortabilityConstruct }
  | { readonly code: 'invalid-directive'; readonly fault: DirectiveFault };
