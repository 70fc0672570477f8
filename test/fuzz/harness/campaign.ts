import { createHash } from 'node:crypto';
import path from 'node:path';
import { startChild } from '../../host/processes/child.ts';
import { repository } from '../../host/folders.ts';
import type { Finding } from './finding.ts';
import type { Slice, SliceResult } from './watched-slice.ts';

export interface Campaign {
  /** The names of the targets, and the files that export them. */
  readonly targets: readonly { readonly name: string; readonly file: string }[];
  readonly milliseconds: number;
  /** How many slices run at a time. */
  readonly jobs: number;
  /** Determines all inputs: the same seed gives the same inputs, as far as the time allows. */
  readonly seed: number;
  readonly limits?: Slice['limits'];
  /** Called once for each finding. */
  readonly onFinding: (target: string, finding: Finding) => void;
}

export interface TargetResult {
  readonly name: string;
  readonly inputs: number;
  readonly cases: number;
  readonly milliseconds: number;
  readonly findings: readonly Finding[];
}

/** Milliseconds of a slice: no shorter, because each needs a second to load, and no longer, so that all targets get their turns. */
const [shortest, longest] = [2_000, 30_000];

/**
 * Divides the time among the targets, slice by slice. Each slice has its own process, so that what happens to one doesn't end the
 * others. Each target gets at least one slice, however little time there is.
 */
export async function runCampaign(campaign: Campaign): Promise<readonly TargetResult[]> {
  const { targets } = campaign;
  const end = performance.now() + campaign.milliseconds;
  const milliseconds = Math.min(
    longest,
    Math.max(shortest, (campaign.milliseconds * campaign.jobs) / targets.length / 2),
  );
  const results = targets.map(({ name, file }) => ({
    name,
    file,
    inputs: 0,
    cases: 0,
    milliseconds: 0,
    findings: [] as Finding[],
  }));
  let next = 0;
  const runNext = async (): Promise<void> => {
    while (next < results.length || performance.now() < end) {
      const round = Math.floor(next / results.length);
      const result = results[next++ % results.length];
      if (result === undefined) break;
      const slice = await runInProcess({
        file: result.file,
        seed: seedOf(campaign.seed, result.name, round),
        milliseconds: round === 0 ? milliseconds : Math.min(milliseconds, end - performance.now()),
        known: result.findings.map(({ key }) => key),
        ...(campaign.limits && { limits: campaign.limits }),
      });
      result.inputs += slice.inputs;
      result.cases += slice.cases;
      result.milliseconds += slice.milliseconds;
      for (const finding of slice.findings) {
        if (result.findings.some(({ key }) => key === finding.key)) continue;
        result.findings.push(finding);
        campaign.onFinding(result.name, finding);
      }
    }
  };
  await Promise.all(Array.from({ length: campaign.jobs }, runNext));
  return results;
}

/** The seed of a slice: a different one for each target and round, and the same each time. */
const seedOf = (seed: number, target: string, round: number): number =>
  createHash('sha256').update(`${seed} ${target} ${round}`).digest().readUInt32LE() >>> 1;

async function runInProcess(slice: Slice): Promise<SliceResult> {
  const lines: string[] = [];
  const program = path.join(repository, 'test/fuzz/harness/slice.ts');
  const code = await startChild(process.execPath, ['--import', 'tsx', program, JSON.stringify(slice)], {
    onLine: (line) => lines.push(line),
  }).ended;
  const last = lines.at(-1) ?? '';
  if (code === 0 && last.startsWith('{')) return JSON.parse(last) as SliceResult;
  const message = `The process ended with exit code ${code}.\n${lines.join('\n')}`;
  const finding = {
    kind: 'memory',
    message,
    key: `exit ${code}`,
    input: undefined,
    seed: slice.seed,
    path: '',
  } as const;
  return { inputs: 0, cases: 0, milliseconds: 0, findings: [finding] };
}
