import type { Block } from '../../http/model.ts';
import { readSandboxDirective, sandboxDirective } from '../sandbox-directive.ts';
import type { Problem } from './problem.ts';
import { problemAt } from './severity.ts';

/** Checks that the sandbox understands what it is asked to play, and that it is asked for one thing a request. */
export function checkSandboxDirectives(block: Block): Problem[] {
  if (!block.text.includes(`@${sandboxDirective}`)) return [];
  return block.directives.flatMap((directive, index) => {
    if (directive.name.text !== sandboxDirective) return [];
    const read = readSandboxDirective(directive);
    if ('kind' in read)
      return [
        problemAt(read.word, {
          code: 'invalid-directive',
          fault: { kind: 'sandbox', fault: read.kind, written: read.word.text, suggestion: read.suggestion },
        }),
      ];
    const request = block.requests.find(({ end }) => directive.start < end);
    const isSecond = block.directives
      .slice(0, index)
      .some(({ name, start }) => name.text === sandboxDirective && requestBelow(block, start) === request);
    return isSecond
      ? [
          problemAt(directive.name, {
            code: 'invalid-directive',
            fault: { kind: 'sandbox', fault: 'second', written: directive.name.text, suggestion: undefined },
          }),
        ]
      : [];
  });
}

const requestBelow = (block: Block, at: number) => block.requests.find(({ end }) => at < end);
