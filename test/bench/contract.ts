import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { bodyTypeOf, compiledContract, type Contract } from '../../src/catalog/compiled/contract.ts';
import { readCompiledContract } from '../../src/catalog/compiled/read-text.ts';
import { matchRoute } from '../../src/catalog/routes.ts';

/** What it costs to read the compiled contract and to find a path in it, compared with one that is checked by hand. */
export function contractTable(): Record<string, Record<string, number>> {
  const paths = readFileSync(new URL('../unit/catalog/compiled/requests-of-the-sdk.txt', import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.split(' ')[1] ?? '');
  const text = readCompiledContract();
  const contract = compiledContract(() => text);
  const everythingIn = (fresh: Contract) =>
    fresh.typeNames.map((name) => [fresh.type(name)?.properties, fresh.enumType(name)?.members]);
  const bodyOf = (path: string) => {
    const found = contract.resolve('beta', path);
    return found && bodyTypeOf('POST', found);
  };
  return {
    'read the file': row(() => readCompiledContract()),
    'find its types': row(() => compiledContract(() => text).roots),
    'resolve the first path': row(() => {
      const fresh = compiledContract(() => text);
      return fresh.resolve('beta', '/deviceManagement/deviceConfigurations');
    }),
    'read every type, property and member': row(() => everythingIn(compiledContract(() => text))),
    'resolve a path': row(() => paths.map(bodyOf), paths.length),
    'find a path that is checked by hand': row(() => paths.map((path) => matchRoute(path, 'beta')), paths.length),
  };
}

/** Microseconds of a number of runs: the first one includes what V8 compiles. */
function row(run: () => unknown, parts = 1): Record<string, number> {
  const times = Array.from({ length: 51 }, () => {
    const start = performance.now();
    run();
    return ((performance.now() - start) * 1000) / parts;
  });
  const [first = 0] = times;
  const median = times.sort((a, b) => a - b)[times.length >> 1] ?? 0;
  const round = (microseconds: number): number => Math.round(microseconds * 10) / 10;
  return { first: round(first), median: round(median) };
}
