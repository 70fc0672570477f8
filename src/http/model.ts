/** Offsets in UTF-16 code units, end exclusive. Inside a block they count from its first character. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** What replaces a span of a text; the span's offsets are those before the edit. */
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
  /** Empty if there is none. */
  readonly value: Text;
}

/** A request's URL, which may continue on the lines below the request line. */
export interface Url extends Span {
  /** The pieces, one per line, without indentation. */
  readonly parts: readonly Text[];
  /** The pieces joined: the actual URL. */
  readonly value: string;
}

export interface Header extends Span {
  readonly name: Text;
  /** Trimmed; the lines of a continued value are joined by a space, so it may be shorter than its span. */
  readonly value: Text;
}

/** The body as written: from its first nonblank line to its last, with any comment lines between them. */
export interface Body extends Span {
  /** `file` is `< path`: the body is that file's content. `mixed`: text with the content of files in it. */
  readonly kind: 'text' | 'file' | 'mixed';
  /** False if the line before it is neither blank nor a comment: some tools then lose the body. */
  readonly blankLineBefore: boolean;
  /** Lines inside the span that aren't part of the body: comments, and variables between lines of JSON. */
  readonly excluded: readonly Span[];
}

/** A response that was pasted below its request. Never sent. */
export interface ExampleResponse extends Span {
  readonly statusLine: Text;
}

/**
 * The kind of a part that only other tools act on. This extension neither runs nor sends nor changes it.
 *
 * - `script`: inline, between braces, or in another file
 * - `assertion`: `?? status == 200`
 * - `saved-response`: `>> file`, where to save the response
 * - `earlier-response`: `<> file`, a response that was saved
 * - `import`: of requests or definitions from another file
 * - `run`: of another request, `run #name`
 * - `shared-headers`: `...name`, headers that a script has made
 * - `graphql`: a query or a fragment for other requests
 * - `command`: a shell command, such as cURL
 * - `text`: anything else that isn't part of a request
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

/** One request. Missing parts are undefined. */
export interface HttpRequest extends Span {
  /** From `# @name`, else from the title of the separator. */
  readonly name: Text | undefined;
  /** As written; undefined if the line is only a URL, which means GET. */
  readonly method: Text | undefined;
  /** Undefined while there is only a method. */
  readonly url: Url | undefined;
  readonly httpVersion: Text | undefined;
  readonly headers: readonly Header[];
  readonly body: Body | undefined;
  readonly response: ExampleResponse | undefined;
  /** What only other tools act on: above, in and below the request. The parts above it are outside its span. */
  readonly foreign: readonly ForeignPart[];
}

/** The text from one `###` line up to the next. Immutable: an edit makes a new block. */
export interface Block {
  readonly text: string;
  readonly lineBreaks: number;
  /** Offsets of the first character of each line. */
  readonly lineStarts: readonly number[];
  /** The text after `###`; undefined in a block without a separator, empty without a title. */
  readonly title: Text | undefined;
  readonly directives: readonly Directive[];
  readonly variables: readonly VariableDefinition[];
  /** What only other tools act on, including that of its requests, in the order of the text. */
  readonly foreign: readonly ForeignPart[];
  /** False if a quick look at the text rules out variables. */
  readonly mayDefine: boolean;
  /** Usually one; more if requests follow each other without a separator, none if there are only variables. */
  readonly requests: readonly HttpRequest[];
}

/** A request file: its blocks, and where each of them begins. */
export interface HttpFile {
  readonly blocks: readonly Block[];
  /** Offset in the file of each block. */
  readonly starts: Uint32Array;
  /** Line number, from 0, of each block. */
  readonly lines: Uint32Array;
  /** Length of the whole text. */
  readonly length: number;
  /** The blocks that may define variables. The array stays the same object when other blocks are edited. */
  readonly defining: readonly Block[];
}
