import type { Edit } from '../../http/model.ts';

/** A change that takes a problem away. */
export interface Fix {
  readonly title: string;
  /** In the coordinates of the problem. */
  readonly edits: readonly Edit[];
  /** The obvious one: what an editor may do without asking. */
  readonly preferred: boolean;
}
