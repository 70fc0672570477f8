import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { parseHttpFile } from '../../../src/http/file.ts';
import { FileChecker } from '../../../src/language/checks/file.ts';
import { fixesFor, problemMessage } from '../../../src/language/problems/problem.ts';
import { requestAt } from '../../../src/language/request/request-at.ts';
import {
  simulatedFailures,
  commonOptions,
  sandboxPlanOf,
  type SandboxPlan,
} from '../../../src/language/sandbox-directive.ts';

function planOf(text: string, marked = text): SandboxPlan | undefined {
  const placed = requestAt(parseHttpFile(marked.replace('|', '')), Math.max(0, marked.indexOf('|')));
  assert.ok(placed);
  return sandboxPlanOf(placed.block, placed.request);
}

const status = { kind: 'status', retryAfter: undefined, claims: false, taken: false } as const;

describe('# @sandbox', () => {
  const plans: readonly [written: string, plan: Partial<SandboxPlan>][] = [
    ['429', { failure: { ...status, status: 429 } }],
    ['429 retry-after=2 times=1', { failure: { ...status, status: 429, retryAfter: 2 }, times: 1 }],
    ['times=2 slow=1.5', { slow: 1.5, times: 2 }],
    ['401 claims', { failure: { ...status, status: 401, claims: true } }],
    ['504 after slow=3', { failure: { ...status, status: 504, taken: true }, slow: 3 }],
    ['500 before', { failure: { ...status, status: 500 } }],
    ['no-route', { failure: { kind: 'no-route' } }],
    ['broken', { failure: { kind: 'broken', taken: false } }],
    ['broken after', { failure: { kind: 'broken', taken: true } }],
  ];
  for (const [written, plan] of plans)
    it(written, () => {
      assert.deepEqual(planOf(`# @sandbox ${written}\nGET /a`), {
        failure: undefined,
        slow: 0,
        times: undefined,
        ...plan,
      });
    });

  const places: readonly [what: string, text: string, found: boolean][] = [
    ['above the request', '### a\n// @sandbox 404\nGET /a|', true],
    ['among the headers', 'GET /a|\n# @sandbox 404\nAccept: x', true],
    ['written as other tools do', '# @sandbox = 404\nGET /a|', true],
    ['of the request above, without separator', '# @sandbox 404\nGET /a\n\nGET /b|', false],
    ['of the next block', 'GET /a|\n###\n# @sandbox 404\nGET /b', false],
    ['that is invalid', '# @sandbox 405\nGET /a|', false],
  ];
  for (const [what, text, found] of places)
    it(`one ${what} ${found ? 'counts' : 'doesn’t count'}`, () => {
      assert.equal(planOf(text) !== undefined, found);
    });

  const faults: readonly [written: string, message: RegExp, fixed?: string][] = [
    ['', /Say which failure to simulate/],
    ['405', /doesn’t support '405'.*'401', '403'/],
    ['brokn', /Did you mean 'broken'/, 'broken'],
    ['429 retry-aftr=2', /Did you mean 'retry-after=2'/, '429 retry-after=2'],
    ['429 retry-after', /'retry-after' needs a number/],
    ['429 retry-after=soon', /needs a number/],
    ['429 retry-after=99999', /a number up to 3600/],
    ['times=0', /needs a number/],
    ['403 claims', /'claims' can’t follow/],
    ['broken before after', /'after' can’t follow/],
    ['slow=1 slow=2', /'slow=2' can’t follow/],
    ['429 404', /'404' can’t follow/],
    ['401 claims=1', /doesn’t support 'claims=1'.*Did you mean 'claims'/, '401 claims'],
    ['broken before=', /Did you mean 'before'/, 'broken before'],
    ['constructor', /doesn’t support 'constructor'/],
  ];
  for (const [written, message, fixed] of faults)
    it(`'${written}' is a problem${fixed === undefined ? '' : ' with a fix'}`, () => {
      const text = `# @sandbox ${written}\nGET https://graph.microsoft.com/beta/me`;
      const file = parseHttpFile(text);
      const [problem] = new FileChecker().check(file).flatMap(({ problems }) => problems);
      assert.equal(problem?.code, 'invalid-directive');
      assert.match(problemMessage(problem), message);
      const [fix] = fixesFor(problem, text);
      const after = fix?.edits.reduce(
        (current, edit) => current.slice(0, edit.start) + edit.text + current.slice(edit.end),
        text,
      );
      assert.equal(after?.split('\n')[0], fixed && `# @sandbox ${fixed}`);
    });

  it('is fully documented in the README', () => {
    const readme = readFileSync(new URL('../../../README.md', import.meta.url), 'utf8');
    const table = /^\| `# @sandbox …`[^]*?\n\n/m.exec(readme)?.[0] ?? '';
    const options = Object.values(simulatedFailures).flatMap((failure) => failure.options);
    for (const word of [...Object.keys(simulatedFailures), ...options, ...Object.keys(commonOptions)])
      assert.match(table, new RegExp('[` ]' + word + '[` =]'), word);
  });
});
