import { directiveOf } from './line-kinds.ts';
import type { Directive, Text, VariableDefinition } from './model.ts';

/** What the lines of a block gave so far, beside its requests. */
export interface Findings {
  readonly directives: Directive[];
  readonly variables: VariableDefinition[];
}

/** Adds a comment line's directive, if it is one. */
export function noteDirective(line: Text, findings: Findings): void {
  const directive = directiveOf(line);
  if (directive) findings.directives.push(directive);
}
