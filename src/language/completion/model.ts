import type { NamedExchanges } from '../../http/messages/message-value.ts';
import type { Cloud } from '../../catalog/index.ts';
import type { NamedCollection } from '../../catalog/named-collections.ts';
import type { Edit, HttpFile } from '../../http/model.ts';
import type { OuterVariables } from '../../http/variables/outer-variables.ts';

/** The kind of a completion, for its icon. */
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

/** A completion that is offered. */
export interface Completion {
  readonly label: string;
  readonly kind: CompletionKind;
  /** A few words next to the label. */
  readonly detail?: string;
  /** Markdown. */
  readonly documentation?: string;
  /** Touches the cursor and stays on its line. */
  readonly edit: Edit;
  /** A second edit, before the first one: a comma that is missing there. */
  readonly comma?: Edit;
  /** Whether the edit's text is in VS Code's snippet syntax. */
  readonly isSnippet: boolean;
  /** The sort key among completions that match equally well; absent: the label. */
  readonly sortText?: string;
  /** The text that is matched with what is typed from the edit's start to the cursor; absent: the label. */
  readonly filterText?: string;
  /** Whether the next completions should open after this one is accepted. */
  readonly retrigger?: boolean;
  /** Whether the user picks an id by name after accepting this one, which changes nothing on its own. */
  readonly picksName?: boolean;
}

/** Where completion was requested, and what it depends on besides the text. */
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
  /** Whether the ids of a collection can be picked by name; absent if none can. */
  readonly picksNames?: ((collection: NamedCollection) => boolean) | undefined;
  /** The typed character that triggered it; undefined if the user requested it, or began a word. */
  readonly trigger: string | undefined;
}

/** The completions in their order, for an editor that sorts by text. */
export const inThisOrder = (completions: readonly Completion[]): Completion[] =>
  completions.map((completion, index) => ({ ...completion, sortText: String(index).padStart(3, '0') }));
