// `npm run fuzz`: tries the product with inputs that no one would write, for as long as you ask. Exit code 1: it found something.
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { repository } from '../host/folders.ts';
import { runThenStopEverything } from '../host/processes/stopping.ts';
import { type Finding, literal } from './harness/finding.ts';
import { runCampaign } from './harness/campaign.ts';
import { inputAt, tryAgain } from './harness/try-inputs.ts';
import { help, readOptions, type Replay } from './options.ts';
import { loadTarget, targetFile } from './targets.ts';

/** Where findings are kept; ignored by Git. */
const findingsFolder = path.join(repository, '.fuzz');

/** What went wrong, the line for found.ts, and how to run it again. */
const describeFinding = (target: string, { kind, message, input, seed, path: place }: Finding): string =>
  [
    `✗ ${target}: ${kind}`,
    message,
    ...(input === undefined ? [] : [`For test/fuzz/found.ts: [${literal(target)}, ${input}],`]),
    `Run again: npm run fuzz -- --target ${target} --replay ${seed}:${place}`,
  ].join('\n');

async function save(name: string, text: string): Promise<void> {
  await mkdir(findingsFolder, { recursive: true });
  await writeFile(path.join(findingsFolder, name), `${text}\n`);
}

async function replay({ target: name, seed, place }: Replay): Promise<number> {
  const target = await loadTarget(targetFile(name));
  const input = inputAt(target, seed, place);
  if (input === undefined) throw new Error(`The target ${name} has no input ${seed}:${place}.`);
  console.log(`Input: ${literal(input.value)}`);
  const finding = await tryAgain(target, seed, place);
  console.log(finding === undefined ? 'Nothing was found.' : describeFinding(name, finding));
  return finding === undefined ? 0 : 1;
}

await runThenStopEverything(async () => {
  const options = readOptions(process.argv.slice(2));
  if ('error' in options) {
    console.error(`${options.error}\n\n${help}`);
    return 2;
  }
  if ('help' in options) {
    console.log(help);
    return 0;
  }
  if ('place' in options) return await replay(options);
  const { targets, minutes, jobs, seed } = options;
  console.log(`${targets.length} targets, ${minutes} min, --jobs ${jobs} --seed ${seed}`);
  const saving: Promise<void>[] = [];
  const results = await runCampaign({
    targets: targets.map((name) => ({ name, file: targetFile(name) })),
    milliseconds: minutes * 60_000,
    jobs,
    seed,
    onFinding: (target, finding) => {
      const text = describeFinding(target, finding);
      console.log(`\n${text}`);
      saving.push(save(`${target.replace('/', '-')}-${finding.seed}-${finding.path.split(':')[0] ?? ''}.txt`, text));
    },
  });
  await Promise.all(saving);
  console.table(
    Object.fromEntries(
      results.map(({ name, inputs, cases, milliseconds, findings }) => [
        name,
        {
          inputs,
          cases,
          'inputs/s': Math.round((inputs / Math.max(milliseconds, 1)) * 1000),
          findings: findings.length,
        },
      ]),
    ),
  );
  const sum = (key: 'inputs' | 'cases') => results.reduce((total, result) => total + result[key], 0);
  const found = results.reduce((total, { findings }) => total + findings.length, 0);
  console.log(
    `${sum('inputs').toLocaleString('en')} inputs, ${sum('cases').toLocaleString('en')} cases, ${found} findings (--seed ${seed})`,
  );
  if (found > 0) console.log(`The findings are in ${path.relative(repository, findingsFolder)}${path.sep}.`);
  return found === 0 ? 0 : 1;
});
