import assert from 'node:assert/strict';
import fc from 'fast-check';
import { outerVariables, type OuterVariables } from '../../../src/http/variables/outer-variables.ts';
import { hostileText } from './hostile-text.ts';

const name = fc.constantFrom('a', 'b', 'host', 'root', 'id', 'x', 'secret', '$guid', 'constructor', '__proto__');
const useful = fc.constantFrom(
  ...[
    '1',
    'https://graph.microsoft.com',
    'graph.microsoft.com',
    '{{a}}{{b}}',
    '{{secret}}',
    '/beta',
    '{"a":1}',
    '{{ x }}',
  ],
);

/** Appears nowhere else, so a text that contains it leaks a secret. */
const marker = 'qZxJ7v';

/** A value that must not be shown anywhere. */
const secret = fc
  .tuple(hostileText, hostileText)
  .map(([before, after]) => before.slice(0, 6) + marker + after.slice(0, 12));

type Values = readonly (readonly [name: string, value: string])[];
const valuesOf = (value: fc.Arbitrary<string>): fc.Arbitrary<Values> =>
  fc.array(fc.tuple(name, value), { maxLength: 4 });
const hidden = valuesOf(fc.oneof({ weight: 3, arbitrary: secret }, { weight: 1, arbitrary: useful }));

/** Variables from outside a request file, by their source. A JSON value. */
export interface OuterValues {
  readonly public: Values;
  readonly private: Values;
  readonly dotenv: Values;
  readonly process: Values;
}

export const outerValues: fc.Arbitrary<OuterValues> = fc.record({
  public: valuesOf(fc.oneof(useful, hostileText)),
  private: hidden,
  dotenv: hidden,
  process: hidden,
});

/** The variables, as `outerVariables` makes them from files. */
export const outerVariablesOf = (outer: OuterValues): OuterVariables =>
  outerVariables(
    {
      environmentFiles: [
        { file: 'http-client.env.json', isPrivate: false, environments: new Map([['dev', new Map(outer.public)]]) },
        {
          file: 'http-client.private.env.json',
          isPrivate: true,
          environments: new Map([['dev', new Map(outer.private)]]),
        },
      ],
      dotenv: { file: '.env', values: Object.fromEntries(outer.dotenv) },
      process: { names: new Set(outer.process.map(([name]) => name)), values: new Map(outer.process) },
      unread: [],
    },
    'dev',
  );

/** @param what names the text in the message */
export function assertNoSecret(text: string, what: string): void {
  assert.ok(!text.toLowerCase().includes(marker.toLowerCase()), `${what} shows a secret: ${text}`);
}
