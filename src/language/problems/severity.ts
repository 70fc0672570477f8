import type { Problem, ProblemCode, ProblemKind, Severity } from './problem.ts';
import type { Span } from '../../http/model.ts';

/** What is known of a code without a problem at hand. */
export interface CodeFacts {
  readonly severity: Severity;
  /** Where the impact is minor or uncertain: `isReduced`. */
  readonly reducedSeverity?: Severity;
  /** What the code reports, in a few words. */
  readonly meaning: string;
}

/**
 * Every code, with the severity that it has by default. An error is what the contract or the format forbids for certain; a
 * warning is what will probably not do what was meant; information is what to know.
 */
export const problemCodes: Readonly<Record<ProblemCode, CodeFacts>> = {
  'invalid-json': { severity: 'error', meaning: 'the body is not JSON' },
  'duplicate-property': { severity: 'error', meaning: 'a property appears more than once' },
  'unknown-property': { severity: 'warning', meaning: 'the entity type has no such property' },
  'read-only-property': { severity: 'warning', meaning: 'the service sets this property' },
  'wrong-type': { severity: 'error', reducedSeverity: 'warning', meaning: 'a value is not of its property’s type' },
  'placeholder-value': {
    severity: 'error',
    reducedSeverity: 'information',
    meaning: 'placeholder text from a reference page in place of a value',
  },
  'body-not-object': { severity: 'error', meaning: 'the body is not an object' },
  'unknown-enum-value': { severity: 'error', reducedSeverity: 'warning', meaning: 'the enum has no such member' },
  'sentinel-enum-value': { severity: 'warning', meaning: 'an enum member that is reserved for future values' },
  'wrong-odata-type': { severity: 'error', reducedSeverity: 'warning', meaning: '@odata.type does not fit the route' },
  'response-annotation': { severity: 'warning', meaning: 'an annotation that belongs to responses' },
  'deep-insert': { severity: 'warning', reducedSeverity: 'information', meaning: 'a related entity inside the body' },
  'missing-blank-line': { severity: 'warning', meaning: 'no blank line before the body, where some tools lose it' },
  'misplaced-header': { severity: 'error', reducedSeverity: 'warning', meaning: 'a header below the headers' },
  'content-length': {
    severity: 'warning',
    reducedSeverity: 'information',
    meaning: 'a Content-Length, which is set automatically',
  },
  'missing-content-type': { severity: 'warning', meaning: 'a body without Content-Type' },
  'token-in-file': { severity: 'warning', meaning: 'an access token in the file' },
  'unresolved-placeholder': {
    severity: 'information',
    meaning: 'a {placeholder} in the URL; you’re asked for its value when you send',
  },
  'unknown-variable': { severity: 'warning', meaning: 'a {{variable}} without a value' },
  'foreign-variable': { severity: 'information', meaning: 'a {{variable}} that only other tools support' },
  'malformed-url': { severity: 'error', meaning: 'a URL that only looks like one of Microsoft Graph' },
  'unknown-route': { severity: 'warning', meaning: 'not a documented run-state route' },
  'wrong-version': { severity: 'error', meaning: 'not the beta version; only beta has run states' },
  'other-cloud': { severity: 'warning', meaning: 'a host of another cloud than the target' },
  'insecure-url': { severity: 'error', meaning: 'http in place of https' },
  'example-response': { severity: 'information', meaning: 'a response below the request, which some tools send' },
  'not-portable': { severity: 'information', meaning: 'something that other tools read differently' },
  'invalid-directive': { severity: 'information', meaning: 'a graph-disable or @sandbox comment that has no effect' },
};

/** Whether a text is the code of a problem. */
export const isProblemCode = (text: string): text is ProblemCode => Object.hasOwn(problemCodes, text);

/** A problem with its place and its default severity. */
export const problemAt = ({ start, end }: Span, kind: ProblemKind): Problem => ({
  ...kind,
  start,
  end,
  severity: defaultSeverity(kind),
});

/** The severity that a problem has unless a setting says otherwise. */
export function defaultSeverity(kind: ProblemKind): Severity {
  const { severity, reducedSeverity } = problemCodes[kind.code];
  return reducedSeverity !== undefined && isReduced(kind) ? reducedSeverity : severity;
}

function isReduced(kind: ProblemKind): boolean {
  switch (kind.code) {
    case 'wrong-type':
    case 'unknown-enum-value':
      return !kind.certain;
    case 'placeholder-value':
      // As a string it is valid, only most likely not what was meant.
      return kind.property.type.kind === 'primitive' && kind.property.type.edm === 'Edm.String';
    case 'wrong-odata-type':
      // Whether Graph takes Intune's internal namespace or a missing `#` has not been seen.
      return kind.fault !== 'other-type';
    case 'deep-insert':
      // OData lets a create bring contained entities along; whether Intune does has not been seen.
      return kind.contained;
    case 'misplaced-header':
      return kind.place === 'after-blank-line';
    case 'content-length':
      return kind.correct;
    default:
      return false;
  }
}

/** What a user makes of a code: another severity for all of its problems, or none of them. */
export type SeveritySetting = Severity | 'off';

/** The user's severities by code; codes that are not in it keep their defaults. */
export type SeveritySettings = Readonly<Partial<Record<ProblemCode, SeveritySetting>>>;

const settings: readonly SeveritySetting[] = ['error', 'warning', 'information', 'off'];

/** Reads what stands in the user's settings; what is no code or no severity is ignored. */
export function readSeveritySettings(value: unknown): SeveritySettings {
  if (typeof value !== 'object' || value === null) return {};
  const read: Partial<Record<ProblemCode, SeveritySetting>> = {};
  for (const [code, written] of Object.entries(value)) {
    const setting = settings.find((candidate) => candidate === written);
    if (setting !== undefined && isProblemCode(code)) read[code] = setting;
  }
  return read;
}

/** The problems with the user's severities, without those that are switched off. */
export const applySeverities = (problems: readonly Problem[], severities: SeveritySettings): Problem[] =>
  problems.flatMap((problem) => {
    const setting = severities[problem.code];
    if (setting === 'off') return [];
    return [setting === undefined ? problem : { ...problem, severity: setting }];
  });

/** The schema of the setting `graphRunStates.problems.severity`, which package.json repeats. */
export const severitySettingSchema = () => ({
  type: 'object',
  default: {},
  additionalProperties: false,
  markdownDescription:
    'Severity of each problem in request files, by code. Codes you don’t list keep their defaults; `off` hides a problem. VS Code itself shows the problems in payload files; there, the severity only decides which ones you’re asked about before sending.',
  properties: Object.fromEntries(
    Object.entries(problemCodes).map(([code, { severity, reducedSeverity, meaning }]) => [
      code,
      {
        type: 'string',
        enum: settings,
        default: severity,
        description:
          `${meaning.charAt(0).toUpperCase()}${meaning.slice(1)}.` +
          (reducedSeverity === undefined
            ? ''
            : ` By default ${severity}, or ${reducedSeverity} when the impact is minor or uncertain.`),
      },
    ]),
  ),
});
