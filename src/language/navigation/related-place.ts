import { t } from '@vscode/l10n';
import type { HttpFile, Span } from '../../http/model.ts';
import { scriptVariableOf } from '../../http/variables/script-variables.ts';
import type { Problem } from '../problems/problem.ts';
import { definitionOf } from './variable-places.ts';

/** A place of the file that a problem somewhere else refers to. */
export interface RelatedPlace {
  /** Index of the block. */
  readonly index: number;
  /** In the coordinates of the block. */
  readonly span: Span;
  /** A short description of the place. */
  readonly message: string;
}

/**
 * The other place that a problem is about; undefined if there is none. It isn't stored in the problem, because it moves with the text
 * around it.
 */
export function relatedPlace(file: HttpFile, problem: Problem): RelatedPlace | undefined {
  switch (problem.code) {
    case 'duplicate-variable': {
      const definition = definitionOf(file, problem.name);
      return definition && { index: definition.index, span: definition.span, message: t('The definition that counts') };
    }
    case 'script-variable': {
      const found = scriptVariableOf(file, problem.notSet.name);
      return found && { index: found.index, span: found.span, message: t('Where the variable is set') };
    }
    default:
      return undefined;
  }
}
