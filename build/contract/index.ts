// `npm run contract`: compiles src/catalog/compiled/contract.txt, and says what has changed.
//   --operations <clone of msgraph-beta-sdk-typescript>   reads the table of operations first
//   --accept                                              writes the contract even if much of it is gone
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import {
  complexTypes,
  entityTypes,
  enumTypes,
  scriptEntityTypes,
  scriptSingletonTypes,
  sources,
} from '../../src/catalog/index.ts';
import { changesBetween, countsOf } from './changes.ts';
import { readModels } from './kiota-models.ts';
import { parseRequests, readRequests, writeRequests } from './operations.ts';
import { packageFolder } from './package-folder.ts';
import { faultsOf } from './self-check.ts';
import { readTypings } from './typings.ts';
import { writeContract } from './write-contract.ts';

/** What npm reports for the package that `sdkModels` names. A new version has another one. */
const integrity = 'sha512-MBHZRmYSxYi1qEooDcr1h7X8AiOLmhPvGh2BSv9g+GB5UnVQTfzYdNQUel8cjEmL2v9x0Kr/p6pdbyoAC3mZFg==';

const fileAt = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));
const contractFile = fileAt('../../src/catalog/compiled/contract.txt');
const operationsFile = fileAt('operations.txt');
const typingsFolder = fileAt('../../node_modules/@microsoft/microsoft-graph-types-beta/');

/** The name and version of a package, from the title of its source. */
const spec = (title: string): string => title.replace(' ', '@');

const { values } = parseArgs({ options: { operations: { type: 'string' }, accept: { type: 'boolean' } } });

const models = readModels(path.join(packageFolder(spec(sources.sdkModels.title), integrity), 'models'));

const { version } = JSON.parse(readFileSync(path.join(typingsFolder, 'package.json'), 'utf8')) as { version: string };
if (!sources.types.title.endsWith(` ${version}`))
  throw new Error(`The typings ${version} are installed; src/catalog/sources/index.ts names ${sources.types.title}.`);
const typings = readTypings(path.join(typingsFolder, 'microsoft-graph.d.ts'));

if (values.operations !== undefined) {
  const head = execFileSync('git', ['-C', values.operations, 'log', '-1', '--format=%H %cs'], { encoding: 'utf8' });
  const [commit = '', date = ''] = head.trim().split(' ');
  if (!sources.sdkRequests.url.includes(commit) || sources.sdkRequests.date !== date)
    throw new Error(`The clone is at ${commit} of ${date}; src/catalog/sources/index.ts names another commit or date.`);
  const found = readRequests(values.operations, models);
  writeFileSync(operationsFile, writeRequests(found, `${sources.sdkRequests.url} of ${date}`));
}
const { source, ...requests } = parseRequests(readFileSync(operationsFile, 'utf8'));
if (source !== `${sources.sdkRequests.url} of ${sources.sdkRequests.date}`)
  throw new Error(
    `The table of operations is from ${source}; src/catalog/sources/index.ts names another commit or date.`,
  );

const text = writeContract({
  models,
  typings,
  requests,
  sources: [
    `types ${sources.sdkModels.title} of ${sources.sdkModels.date}`,
    `nullability ${sources.types.title} of ${sources.types.date}`,
    `operations ${source}`,
  ],
});
const before = existsSync(contractFile) ? readFileSync(contractFile, 'utf8') : undefined;
const faults = faultsOf(text, values.accept === true ? undefined : before);
if (faults.length > 0) {
  console.error(`The contract wasn’t written.\n${faults.join('\n')}`);
  process.exit(1);
}

const checkedByHand = new Set(
  [entityTypes, scriptEntityTypes, scriptSingletonTypes, complexTypes, Object.values(enumTypes)]
    .flat()
    .map(({ name }): string => name),
);
const changes = changesBetween(before ?? '', text, checkedByHand);
writeFileSync(contractFile, text);
console.log(
  before === undefined
    ? 'This is the first contract.'
    : changes.length === 0
      ? 'Nothing has changed.'
      : changes.join('\n'),
);
console.log(
  Object.entries(countsOf(text))
    .map(([kind, count]) => `${count} ${kind}`)
    .join(', '),
);
console.log(`${Buffer.byteLength(text)} bytes, ${gzipSync(text).length} with gzip`);
