import { isProblemCode, type Problem, type ProblemCode, type Severity } from './problem.ts';

/** A user's setting for a code: another severity for all of its problems, or none of them. */
export type SeveritySetting = Severity | 'off';

/** The user's severities by code; all other codes keep their defaults. */
export type SeveritySettings = Readonly<Partial<Record<ProblemCode, SeveritySetting>>>;

export const severitySettingValues: readonly SeveritySetting[] = ['error', 'warning', 'information', 'off'];

/** Reads the user's settings; anything that isn't a code or a severity is ignored. */
export function readSeveritySettings(value: unknown): SeveritySettings {
  if (typeof value !== 'object' || value === null) return {};
  const read: Partial<Record<ProblemCode, SeveritySetting>> = {};
  for (const [code, written] of Object.entries(value)) {
    const setting = severitySettingValues.find((candidate) => candidate === written);
    if (setting !== undefined && isProblemCode(code)) read[code] = setting;
  }
  return read;
}

/** The problems with the user's severities, without those that are disabled. */
export const applySeverities = <Found extends Problem>(
  problems: readonly Found[],
  severities: SeveritySettings,
): Found[] =>
  problems.flatMap((problem) => {
    const setting = severities[problem.code];
    if (setting === 'off') return [];
    return [setting === undefined ? problem : { ...problem, severity: setting }];
  });
