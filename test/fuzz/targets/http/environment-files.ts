import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { ReadText } from '../../../../src/files/read-result.ts';
import { parseHttpFile } from '../../../../src/http/file.ts';
import { environmentFaultMessage, parseEnvironmentFile } from '../../../../src/http/variables/environment.ts';
import { readOuterSources } from '../../../../src/http/variables/outer-sources.ts';
import { outerVariables } from '../../../../src/http/variables/outer-variables.ts';
import { variablesOf } from '../../../../src/http/variables/variables.ts';
import { hostileText } from '../../arbitrary/hostile-text.ts';
import { nearlyJson } from '../../arbitrary/json-text.ts';
import { fuzzTarget } from '../../target.ts';

const value = fc.oneof(
  fc.constantFrom('{{a}}{{a}}', '{{b}}{{x}}{{a}}', '{{host}}', 'v', '{{ }}', '{{constructor}}', '{{$guid}}'),
  hostileText,
);
const environments = fc
  .dictionary(
    fc.constantFrom('dev', '$shared', '__proto__', ''),
    fc.dictionary(fc.constantFrom('a', 'b', 'x', 'host', '__proto__', 'constructor'), value),
  )
  .map((file) => JSON.stringify(file));
const content = fc.oneof(
  { weight: 3, arbitrary: environments },
  { weight: 1, arbitrary: nearlyJson },
  { weight: 1, arbitrary: hostileText },
);

/** Any file gives values, and faults within its text; values that refer to each other stay short. */
export const target = fuzzTarget(
  fc.tuple(content, content, fc.oneof(hostileText, fc.constant('a=1\nB="{{a}}"\n'))),
  async ([open, hidden, dotenv]) => {
    for (const text of [open, hidden])
      for (const fault of parseEnvironmentFile(text).faults) {
        assert.ok(fault.start >= 0 && fault.start <= fault.end && fault.end <= text.length);
        assert.notEqual(environmentFaultMessage(fault), '');
      }
    const files: Readonly<Record<string, string>> = {
      '/w/http-client.env.json': open,
      '/w/http-client.private.env.json': hidden,
      '/w/.env': dotenv,
    };
    const textOf = (path: string): ReadText => {
      const text = files[path];
      return text === undefined ? { fault: 'not-found' } : { text };
    };
    const { sources } = await readOuterSources(
      '/w/a',
      '/w',
      {
        read: (_, path) => Promise.resolve(textOf(path)),
        shown: (path) => path,
      },
      { names: new Set(['PATH']), values: new Map([['PATH', '{{a}}']]) },
    );
    const outer = outerVariables(sources, 'dev');
    const all = variablesOf(parseHttpFile('@a = {{b}}{{b}}\n@b = {{x}}{{a}}\n'), outer);
    for (const [name, text] of all) assert.ok(text.length <= 70_000, name);
  },
);
