import type { NamedExchanges } from '../../http/messages/message-value.ts';
import type { Cloud } from '../../catalog/index.ts';
import type { NamedCollection } from '../../catalog/named-collections.ts';
import type { Edit, HttpFile } from '../../http/model.ts';
import type { OuterVariables } from '../../http/variables/outer-variables.ts';

/** What a proposal is, for the icon beside it. */
export type CompletionKind =
  | 'method'
  | 'host'
  | 'segment'
  | 'route'
  | 'parameter'
  | 'query-option'
  | 'header'
  | 'property'
  | 'enum-member'
  | 'value'
  | 'variable'
  | 'directive'
  | 'snippet';

/** One proposal. */
export interface Completion {
  readonly label: string;
  readonly kind: CompletionKind;
  /** A few words that stand beside the label. */
  readonly detail?: string;
  /** Markdown. */
  readonly documentation?: string;
  /** Touches the cursor and stays on its line. */
  readonly edit: Edit;
  /** A second edit, before the first one: a comma that is missing there. */
  readonly comma?: Edit;
  /** Whether the edit's text is in VS Code's snippet syntax. */
  readonly isSnippet: boolean;
  /** What orders proposals that fit equally well; absent: the label. */
  readonly sortText?: string;
  /** What the text from the edit's start to the cursor is compared with; absent: the label. */
  readonly filterText?: string;
  /** Whether the next proposals should open once this one is accepted. */
  readonly retrigger?: boolean;
  /** Whether an id is to be picked by its name once this one, which changes nothing, is accepted. */
  readonly picksName?: boolean;
}

/** Where completion is asked for, and what it depends on beside the text. */
export interface CompletionRequest {
  readonly file: HttpFile;
  /** Of the cursor in the file. */
  readonly offset: number;
  /** The cloud of the chosen target: its host comes first. */
  readonly cloud: Cloud | undefined;
  readonly now: Date;
  /** The variables around the file. */
  readonly outer?: OuterVariables | undefined;
  /** The named requests of the file. */
  readonly named?: NamedExchanges | undefined;
  /** Whether ids of a collection can be picked by name; absent: none can. */
  readonly picksNames?: ((collection: NamedCollection) => boolean) | undefined;
  /** The character whose typing asked; undefined: the user did, or a word was begun. */
  readonly trigger: string | undefined;
}

/** The proposals in their order, for an editor that sorts by text. */
export const inThisOrder = (completions: readonly Completion[]): Completion[] =>
  completions.map((completion, index) => ({ ...completion, sortText: String(index).padStart(3, '0') }));
