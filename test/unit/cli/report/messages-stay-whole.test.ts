import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { missingVariablesAdvice } from '../../../../src/language/variables/missing-variables.ts';
import { problemMessage } from '../../../../src/language/problems/problem.ts';
import { notSetMessage } from '../../../../src/language/variables/script-variables.ts';
import { redacted } from '../../../../src/secrets/redacted.ts';
import { problemsIn } from '../../language/problems/problems-in.ts';

const folder = path.join(import.meta.dirname, '..', '..', 'fixtures');

/** Names whose values are secrets. */
const secretNames = ['password', 'client_secret', 'accessToken', 'Authorization'];

/** What a message quotes: `{{name}}`, `@name`, `'name'`. */
const quoted = /(?<=\{\{)[\w.-]+(?=\}\})|(?<=@)[\w-]+(?= =)|(?<=')[\w.@-]+(?=')/g;

const searched = { elsewhere: new Map(), verbatim: new Map(), process: undefined, dotenv: undefined, unread: [] };

describe('the command line prints messages without secrets unchanged', () => {
  for (const fixture of readdirSync(folder))
    it(fixture, () => {
      const text = readFileSync(path.join(folder, fixture), 'utf8');
      for (const { problem } of problemsIn(text)) {
        const message = problemMessage(problem);
        for (const name of ['$&', ...secretNames]) {
          const renamed = message.replace(quoted, name);
          assert.equal(redacted(renamed), renamed);
        }
      }
    });

  for (const name of secretNames)
    it(`advice for ${name}`, () => {
      const messages = [
        missingVariablesAdvice([name], searched),
        missingVariablesAdvice([`$dotenv ${name}`], searched),
        missingVariablesAdvice([`$dotenv ${name}`], { ...searched, dotenv: '.env' }),
        missingVariablesAdvice([`$processEnv ${name}`], searched),
        ...[undefined, 'a.b'].flatMap((found) =>
          [undefined, 'create.response.body.$.id'].map((reference) =>
            notSetMessage({ name, line: 1, by: 'script', path: found, reference }),
          ),
        ),
      ];
      for (const message of messages) assert.equal(redacted(message), message);
    });
});
