import { firstIndexWhere } from '../../http/lines.ts';
import type { Block, Directive, HttpRequest } from '../../http/model.ts';
import { readSandboxDirective, sandboxDirective, type SandboxFault } from '../sandbox-directive.ts';
import { type Problem, problemAt } from '../problems/problem.ts';

/** Checks that the sandbox supports what a directive asks it to simulate, and that each request has only one directive. */
export function checkSandboxDirectives(block: Block): Problem[] {
  if (!block.text.includes(`@${sandboxDirective}`)) return [];
  const seen = new Set<HttpRequest | undefined>();
  return block.directives
    .filter(({ name }) => name.text === sandboxDirective)
    .flatMap((directive) => {
      const request = block.requests[firstIndexWhere(block.requests, ({ end }) => directive.start < end)];
      const fault = faultOf(directive) ?? (seen.has(request) ? secondOf(directive) : undefined);
      seen.add(request);
      return fault ? [problemOf(fault)] : [];
    });
}

const secondOf = ({ name }: Directive): SandboxFault => ({ word: name, kind: 'second', suggestion: undefined });

function faultOf(directive: Directive): SandboxFault | undefined {
  const read = readSandboxDirective(directive);
  return 'kind' in read ? read : undefined;
}

const problemOf = ({ word, kind, suggestion }: SandboxFault): Problem =>
  problemAt(word, {
    code: 'invalid-directive',
    fault: { kind: 'sandbox', fault: kind, written: word.text, suggestion },
  });
