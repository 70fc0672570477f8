import type { Block, HttpRequest } from '../../http/model.ts';
import type { Problem } from './problem.ts';
import { problemAt } from './severity.ts';
import { firstLineOf } from '../text/source-text.ts';

/** Checks what surrounds the body: the blank line above it, and a response below it. */
export function checkLayout(block: Block, { body, response }: HttpRequest): Problem[] {
  const problems: Problem[] = [];
  if (body && !body.blankLineBefore) problems.push(problemAt(firstLineOf(body, block), { code: 'missing-blank-line' }));
  if (response) problems.push(problemAt(response.statusLine, { code: 'example-response', response }));
  return problems;
}
