/** Offsets in UTF-16 code units, end exclusive. Inside a block they count from the block's first character. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** What a span of a text is replaced with; the span counts in the text before the edit. */
export interface Edit extends Span {
  readonly text: string;
}

/** A piece of the source. */
export interface Text extends Span {
  readonly text: string;
}

/** `@name = value` (or httpYac's lazy `:=`). */
export interface VariableDefinition extends Span {
  readonly name: Text;
  readonly value: Text;
}

/** `# @name value`, `// @no-redirect`, `# graph-disable-next-line code`: a comment that a tool acts on. */
export interface Directive extends Span {
  /** Without the `@`. */
  readonly name: Text;
  /** Empty where there is none. */
  readonly value: Text;
}

/** A request's URL, which may go on over the lines below the request line. */
export interface Url extends Span {
  /** The pieces, one a line, without indentation. */
  readonly parts: readonly Text[];
  /** The pieces joined: what is meant. */
  readonly value: string;
}

export interface Header extends Span {
  readonly name: Text;
  /** Trimmed; the lines of a continued value are joined by a space, so it may be shorter than its span. */
  readonly value: Text;
}

/** The body as written: from its first line that is not blank to its last, comment lines between them included. */
export interface Body extends Span {
  /** `file` is `< path`: the body is that file's content. `mixed`: text with the content of files in it. */
  readonly kind: 'text' | 'file' | 'mixed';
  /** False where the line before it is neither blank nor a comment: some tools then lose the body. */
  readonly blankLineBefore: boolean;
  /** Lines inside the span that are not part of the body: comments, and variables that stand between JSON lines. */
  readonly excluded: readonly Span[];
}

/** A response that somebody pasted below its request. Never sent. */
export interface ExampleResponse extends Span {
  readonly statusLine: Text;
}

/**
 * What a part of a file is that only other tools act on. This extension neither runs nor sends nor changes it.
 *
 * - `script`: in the file, between braces, or in another file
 * - `assertion`: `?? status == 200`
 * - `saved-response`: `>> file`, where the response is to be saved
 * - `earlier-response`: `<> file`, a response that was saved
 * - `import`: of requests or definitions of another file
 * - `run`: of another request, `run #name`
 * - `shared-headers`: `...name`, headers that a script has made
 * - `graphql`: a query or a fragment for other requests
 * - `command`: of a shell, such as cURL
 * - `text`: anything else that is no part of a request
 */
export type ForeignKind =
  | 'script'
  | 'assertion'
  | 'saved-response'
  | 'earlier-response'
  | 'import'
  | 'run'
  | 'shared-headers'
  | 'graphql'
  | 'command'
  | 'text';

/** Whole lines that only other tools act on. */
export interface ForeignPart extends Span {
  readonly kind: ForeignKind;
}

/** One request. What is missing is undefined, never invented. */
export interface HttpRequest extends Span {
  /** From `# @name`, else from the title of the separator. */
  readonly name: Text | undefined;
  /** As written; undefined where the line is just a URL, which means GET. */
  readonly method: Text | undefined;
  /** Undefined while only a method stands there. */
  readonly url: Url | undefined;
  readonly httpVersion: Text | undefined;
  readonly headers: readonly Header[];
  readonly body: Body | undefined;
  readonly response: ExampleResponse | undefined;
  /** What only other tools act on: above it, in it and below it. What is above it begins before the request. */
  readonly foreign: readonly ForeignPart[];
}

/** What stands between two `###` lines, the first of them included. Never changes: an edit makes a new one. */
export interface Block {
  readonly text: string;
  readonly lineBreaks: number;
  /** Offsets of the first character of each line. */
  readonly lineStarts: readonly number[];
  /** What follows `###`; undefined in a block without separator, empty without title. */
  readonly title: Text | undefined;
  readonly directives: readonly Directive[];
  readonly variables: readonly VariableDefinition[];
  /** What only other tools act on, that of its requests included, in the order of the text. */
  readonly foreign: readonly ForeignPart[];
  /** False where a glance at the text rules out variables. */
  readonly mayDefine: boolean;
  /** One as a rule; more where requests follow each other without a separator, none where there are only variables. */
  readonly requests: readonly HttpRequest[];
}

/** A request file: blocks, and where each of them begins. */
export interface HttpFile {
  readonly blocks: readonly Block[];
  /** Offset in the file of each block. */
  readonly starts: Uint32Array;
  /** Line number, from 0, of each block. */
  readonly lines: Uint32Array;
  /** Length of the whole text. */
  readonly length: number;
  /** The blocks that may define variables. An edit elsewhere leaves the array the same object. */
  readonly defining: readonly Block[];
}
