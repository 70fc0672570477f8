import assert from 'node:assert/strict';
import path from 'node:path';
import esbuild from 'esbuild';
import type { Browser, Page } from 'playwright-core';
import { repository } from '../../host/folders.ts';
import { startBrowser } from '../../host/vscode/window.ts';
import { drawn } from '../../unit/scaling/drawn.ts';
import { hostileTexts, isThorough } from '../../unit/scaling/hostile-texts.ts';

/** The length of a long text, in characters. */
const longest = isThorough ? 64_000 : 4_000;

/** Texts that are awkward to draw; a thorough run uses all texts. */
const awkward = [
  ...['letters', 'blanks', 'tabs', 'LF', 'lines, LF', 'lines, CRLF', 'mixed line breaks', 'slashes', 'path', 'a.'],
  ...['[', 'nested objects', 'nested arrays', '"', '\\', '\\"', 'strings', 'members on lines', 'different members'],
  ...['digits', 'escapes', 'colons', '&', 'query', 'markup', 'sentences', 'words in quotes', 'headers'],
  ...['high surrogates', 'emoji', 'combining', 'control characters', 'bidi', 'different headers'],
];

/** Each function is tried with one in this many texts, and the next function with others. */
const oneIn = isThorough ? 1 : 8;

describe("the time to draw the response panel doesn't grow faster than n log n", function () {
  this.timeout(isThorough ? 3_600_000 : 240_000);
  const texts = hostileTexts.filter(({ name }) => isThorough || awkward.includes(name));
  let browser: Browser | undefined;
  let page: Page;
  const ask = <Answer>(call: string): Promise<Answer> => page.evaluate<Answer>(`drawing.${call}`);

  before(async () => {
    browser = await startBrowser();
    page = await browser.newPage({ viewport: { width: 1000, height: 800 } });
    await page.setContent('<!DOCTYPE html><html lang="en"><body><main id="root"></main></body></html>');
    await page.addStyleTag({ content: await bundled('src/panel/panel.css') });
    const protocol = await page.context().newCDPSession(page);
    await protocol.send('Performance.enable', { timeDomain: 'threadTicks' });
    await page.exposeFunction('threadTime', async () => {
      const { metrics } = await protocol.send('Performance.getMetrics');
      return 1000 * (metrics.find(({ name }) => name === 'ThreadTime')?.value ?? NaN);
    });
    await page.evaluate(await bundled('test/ui/drawing/in-browser/page.ts'));
    const parts = await ask<readonly number[]>('parts()');
    for (const { name, ofLength } of texts) {
      const short = Object.fromEntries(parts.map((amount) => [amount, ofLength(longest / amount)]));
      await ask(`add(${JSON.stringify({ name, long: ofLength(longest), short })})`);
    }
  });
  after(() => browser?.close());

  it('detects quadratic growth', async () => {
    assert.match(String(await ask("faultOf('control', '', 'different members')")), /characters at once/);
  });

  it('has a drawing for each function that draws', async () => {
    assert.deepEqual(await ask('known()'), drawn);
  });

  it('uses every text that is named', () => {
    assert.deepEqual(
      awkward.filter((name) => !texts.some((text) => text.name === name)),
      [],
    );
  });

  const functions = Object.entries(drawn).flatMap(([file, names]) => names.map((name) => ({ file, name })));
  for (const [index, { file, name }] of functions.entries())
    it(`${file} ${name}`, async () => {
      const faults: string[] = [];
      for (const [at, text] of texts.entries()) {
        if ((at + index) % oneIn !== 0) continue;
        const fault = await ask<string | undefined>(
          `faultOf(${[file, name, text.name].map((one) => JSON.stringify(one)).join()})`,
        );
        if (fault !== undefined) faults.push(fault);
      }
      assert.deepEqual(faults, []);
    });
});

/** A file with everything that it imports, for a page. */
async function bundled(file: string): Promise<string> {
  const { outputFiles } = await esbuild.build({
    ...{ entryPoints: [path.join(repository, file)], bundle: true, write: false },
    ...{ platform: 'browser', target: 'chrome134', format: 'iife' },
  });
  const [output] = outputFiles;
  assert.ok(output);
  return output.text;
}
