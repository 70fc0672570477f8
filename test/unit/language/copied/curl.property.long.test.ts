import assert from 'node:assert/strict';
import fc from 'fast-check';
import { withoutValue, withValue } from '../../../../src/language/copied/curl-options.ts';
import { curlRequests } from '../../../../src/language/copied/curl.ts';

const address = 'https://graph.microsoft.com/beta/deviceManagement/deviceHealthScripts/1/deviceRunStates';

const dashed = (name: string): string => (name.length === 1 ? `-${name}` : `--${name}`);

/** Of these, cURL uses only the last one. */
const lastCounts = /^(?:X|request)$/;

const usedOptions = Object.entries(withValue)
  .filter(([name, meaning]) => meaning !== 'ignored' && !lastCounts.test(name))
  .map(([name]) => name);

/** A value that can be recognized in the result, in each form that has a meaning for an option of cURL. */
const forms = ['%', '@%', 'n=%', 'n@%', '=%', 'X-%: %', ''];

const option = fc.record({
  name: fc.oneof(fc.constantFrom(...usedOptions), fc.constantFrom('unknown', 'proxy-unknown')),
  form: fc.constantFrom(...forms),
});

describe('cURL', () => {
  it('puts everything from a command into its request, or lists it as unread', () => {
    fc.assert(
      fc.property(
        fc.array(option, { maxLength: 5 }),
        fc.subarray(Object.keys(withoutValue).filter((name) => withoutValue[name] !== 'next')),
        (options, flags) => {
          const given = options.map(({ name, form }, index) => ({
            option: dashed(name),
            value: form.replaceAll('%', `m${index}x`),
          }));
          const words = ['curl', ...flags.map(dashed), ...given.flatMap((one) => [one.option, one.value]), address];
          const [request] = curlRequests({ words: words.map((text) => ({ text, holes: new Map() })), end: 0 });
          assert.ok(request);
          const { unread = [], secrets = [], ...sent } = request;
          const text = JSON.stringify(sent);
          for (const one of given) {
            const marker = /m\dx/.exec(one.value)?.[0];
            const isListed = unread.some(
              (part) => part === one.option || (part.startsWith(one.option) && part.endsWith(one.value)),
            );
            const isIn = marker === undefined || text.includes(marker);
            assert.ok(
              isIn || isListed || secrets.includes(one.option),
              `${words.join(' ')}\n${JSON.stringify(request)}`,
            );
          }
        },
      ),
      { numRuns: 2000 },
    );
  });
});

type Row = readonly [command: string, method: string, sent: string | undefined, unread?: readonly string[]];

/** `sent` is the body: text, or `< file`. */
const rows: readonly Row[] = [
  ['-d @a.json -d x=1', 'POST', 'x=1', ['-d @a.json']],
  ['-d x=1 -d @a.json', 'POST', 'x=1', ['-d @a.json']],
  ['-d @a.json -d @b.json', 'POST', '< a.json', ['-d @b.json']],
  ['-T f -d x', 'PUT', 'x', ['-T f']],
  ['-T f', 'PUT', '< f'],
  ['-T -', 'PUT', undefined, ['-T -']],
  ['-d @-', 'POST', undefined, ['-d @-']],
  ['--json @a.json', 'POST', '< a.json'],
  ['--data-urlencode @a.txt', 'POST', undefined, ['--data-urlencode @a.txt']],
  ['--data-urlencode name@a.txt', 'POST', undefined, ['--data-urlencode name@a.txt']],
  ['--data-urlencode mail=a@b', 'POST', 'mail=a%40b'],
  ['--data-raw @a', 'POST', '@a'],
  ['-G -d @q', 'GET', undefined, ['-d @q']],
  ['-G -d @q -d a=1', 'GET', undefined, ['-d @q']],
  ['-F a=@b.json', 'POST', undefined, ['-F']],
  ['-H @headers.txt', 'GET', undefined, ['-H @headers.txt']],
  ['--unknown value', 'GET', undefined, ['--unknown']],
  ['--unknown=value', 'GET', undefined, ['--unknown']],
  ['-u me password', 'GET', undefined, ['a word that is not a URL']],
  ['-r 0-9 -s --compressed -o out', 'GET', undefined, ['-r']],
];

describe('cURL: the request, and the options that are unread', () => {
  for (const [options, method, sent, unread = []] of rows)
    it(options, () => {
      const words = `curl ${options} ${address}`.split(' ').map((text) => ({ text, holes: new Map() }));
      const [request, ...more] = curlRequests({ words, end: 0 });
      assert.equal(more.length, 0);
      assert.equal(request?.method, method);
      assert.equal(request.bodyFile === undefined ? request.body : `< ${request.bodyFile}`, sent);
      assert.deepEqual(request.unread, unread);
    });

  it('starts another request at --next', () => {
    const words = `curl -X DELETE ${address}/1 --next -d a=1 ${address} -: ${address}/2`
      .split(' ')
      .map((text) => ({ text, holes: new Map() }));
    assert.deepEqual(
      curlRequests({ words, end: 0 }).map(({ method, url, body }) => [method, url.slice(address.length), body]),
      [
        ['DELETE', '/1', undefined],
        ['POST', '', 'a=1'],
        ['GET', '/2', undefined],
      ],
    );
  });
});
