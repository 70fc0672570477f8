import { clouds } from '../catalog/index.ts';
import type { Variables } from '../http/variables/variables.ts';
import type { NotRun } from '../language/request/not-run.ts';
import type { SandboxPlan } from '../language/sandbox-directive.ts';

/** What may be kept and shown of a request: history, preview, panel and clipboard get this, never the request itself. */
export interface ShownRequest {
  /** As in the request, but with the `{{reference}}` in place of each value that must not be shown. */
  readonly url: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: string | undefined;
  /** The references in it, as they are written between their braces, each once. Anything else in braces is text. */
  readonly references: readonly string[];
  /**
   * What the values behind the references refer to in turn, as it was when the request was sent, if that may be shown: the request
   * file's own variables, for example. Absent: they refer to no such values.
   */
  readonly given?: readonly (readonly [name: string, value: string])[] | undefined;
  /** Those of the references that the user was asked for: their values aren't kept anywhere. Absent: there are none. */
  readonly asked?: readonly string[] | undefined;
  /** Whether braces in the body are text, even around the name of a reference: the body came from a file. */
  readonly bodyIsLiteral?: boolean | undefined;
  /**
   * URL and body with references in place of what is generated for each send, such as `{{$guid}}`: these identify the request when it is sent
   * again. Absent: there are none in it.
   */
  readonly written?: { readonly url: string; readonly body: string | undefined } | undefined;
}

/** A request with everything filled in except the token, which only `policy` adds. */
export interface PreparedRequest {
  readonly method: string;
  /** Absolute, https, a host of Graph. */
  readonly url: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: string | undefined;
  /** Names of headers in the file that aren't sent, because they are computed or added for the user. */
  readonly droppedHeaders: readonly string[];
  /** The same request without what came from the private environment, `.env` or the process environment. */
  readonly shown: ShownRequest;
  /** The values behind the references of `shown`, by name: never kept. Absent: there are none, or it is no longer known. */
  readonly hidden?: Variables;
  /** What other tools act on when they send the request, and this extension doesn't. Absent: nothing, or it comes from no file. */
  readonly notRun?: readonly NotRun[];
  /** For a GET that finds out what became of a write: the body that was sent, and what may be shown of it. Absent for other requests. */
  readonly sought?: { readonly body: string; readonly shownBody: string | undefined } | undefined;
  /** How the sandbox should respond, if not as usual. Only the sandbox gets this. */
  readonly sandboxPlan?: SandboxPlan | undefined;
}

/** What can be shown of a request. */
export type RequestPreview = Pick<PreparedRequest, 'method' | 'droppedHeaders' | 'notRun' | 'shown' | 'sandboxPlan'>;

/** A request that contains only what may be shown. */
export const withNothingHidden = (request: Omit<PreparedRequest, 'shown'>): PreparedRequest => ({
  ...request,
  shown: { url: request.url, headers: request.headers, body: request.body, references: [] },
});

const hosts = clouds.map(({ graphRoot }) => new URL(graphRoot).host.replaceAll('.', '\\.')).join('|');
const origin = new RegExp(`^https?://(?:(?:${hosts})(?=[/?#{]|$)|[^/]*)`, 'i');

/** What follows the host in the URL that may be shown, such as `/beta/deviceManagement/…`; the host may be a `{{reference}}`. */
export const shownPath = ({ url }: ShownRequest): string => url.replace(origin, '');

/** Whether a method changes something at the service. */
export const isWrite = (method: string): boolean => !/^(GET|HEAD|OPTIONS)$/.test(method);
