import { t } from '@vscode/l10n';
import { sources } from '../../catalog/sources/index.ts';
import type { Span } from '../../http/model.ts';
import { SourceText } from '../text/source-text.ts';
import { accessTokenProblems } from './families/access-token.ts';
import { batchProblems } from './families/batch.ts';
import { bodyFileProblems } from './families/body-file.ts';
import { directiveProblems } from './families/directive.ts';
import { entityTypeProblems } from './families/entity-type.ts';
import { enumProblems } from './families/enum.ts';
import { headerProblems } from './families/header.ts';
import { jsonProblems } from './families/json.ts';
import { layoutProblems } from './families/layout.ts';
import { portabilityProblems } from './families/portability.ts';
import { propertyProblems } from './families/property.ts';
import { queryProblems } from './families/query.ts';
import { sendableProblems } from './families/sendable.ts';
import { urlProblems } from './families/url.ts';
import { valueProblems } from './families/value.ts';
import { variableProblems } from './families/variable.ts';
import { indented } from './fix.ts';
import type { Fix, Rule, Severity } from './rule.ts';

export type { Fix, Severity } from './rule.ts';

/** Every rule by its code, in the order in which they are listed. Adding a family here is enough to make it known everywhere. */
const rules = {
  ...jsonProblems,
  ...propertyProblems,
  ...valueProblems,
  ...enumProblems,
  ...entityTypeProblems,
  ...layoutProblems,
  ...batchProblems,
  ...bodyFileProblems,
  ...headerProblems,
  ...accessTokenProblems,
  ...sendableProblems,
  ...urlProblems,
  ...queryProblems,
  ...variableProblems,
  ...portabilityProblems,
  ...directiveProblems,
};

/** The stable names of the kinds of problem: in the Problems view, in settings, in comments that disable one. */
export type ProblemCode = keyof typeof rules;

type KindOf<SomeRule> = SomeRule extends Rule<infer Kind> ? Kind : never;

/** What is wrong, without its place and its severity. */
export type ProblemKind = KindOf<(typeof rules)[ProblemCode]>;

/** Something in a request that the contract forbids or that will surprise the user. The span is relative to the request's block. */
export type Problem = Span & ProblemKind & { readonly severity: Severity };

/** The rule of a problem's code accepts that problem, which the compiler can't see in a union. */
const ruleOf = ({ code }: ProblemKind): Rule<ProblemKind> => rules[code] as Rule<ProblemKind>;

/** What is known about each code without a specific problem. */
export const problemCodes: Readonly<
  Record<ProblemCode, Pick<Rule<never>, 'severity' | 'whereNothingIsSent' | 'reduced' | 'meaning'>>
> = rules;

/** Whether a text is the code of a problem. */
export const isProblemCode = (text: string): text is ProblemCode => Object.hasOwn(rules, text);

/** A problem with its place and its default severity. */
export const problemAt = ({ start, end }: Span, kind: ProblemKind): Problem => ({
  ...kind,
  start,
  end,
  severity: defaultSeverity(kind),
});

/** The severity that a problem has unless a setting says otherwise. */
export function defaultSeverity(kind: ProblemKind): Severity {
  const { severity, reduced } = ruleOf(kind);
  const own = reduced?.when(kind) === true ? reduced.severity : severity;
  // Compiled facts were never compared with their pages, so they don't block a request.
  return own === 'error' && isCompiled(kind) ? 'warning' : own;
}

/** Whether a problem rests on a fact that is compiled: of the property, its enum type, or the type that it's missing from. */
export function isCompiled(kind: ProblemKind): boolean {
  const fact =
    ('enumType' in kind && kind.enumType) ||
    ('property' in kind && kind.property) ||
    ('navigation' in kind && kind.navigation) ||
    ('structuredType' in kind && kind.structuredType);
  return fact !== false && fact.standing === 'compiled';
}

/** The severity of a problem if requests are only checked, as on the command line. */
export const severityWhereNothingIsSent = (problem: Problem): Severity =>
  ruleOf(problem).whereNothingIsSent ?? problem.severity;

/** What is wrong and what to do, in one or two plain sentences. */
export function problemMessage(problem: ProblemKind): string {
  const message = ruleOf(problem).message(problem);
  return isCompiled(problem)
    ? t`${message} (From Microsoft’s SDK metadata of ${sources.sdkModels.date}, not checked by hand.)`
    : message;
}

/** The page with the rule behind a problem. */
export const problemDocumentation = (problem: ProblemKind): string => ruleOf(problem).page(problem);

/**
 * The changes that fix a problem, the best first; empty if only the author knows what was meant.
 *
 * @param text what the problem's span refers to: the block, or a whole payload file; as a `SourceText` if the fixes for many of its
 * problems are needed
 * @param now the time that a fix may write
 */
export function fixesFor(problem: Problem, text: string | SourceText, now: () => Date = () => new Date()): Fix[] {
  const source = typeof text === 'string' ? new SourceText(text) : text;
  return (
    (ruleOf(problem).fixes?.(problem, source, now) ?? [])
      // A property that is still being typed has nothing to remove yet.
      .filter(({ edits }) => edits.length > 0)
      .map((fix) => ({ ...fix, edits: fix.edits.map((edit) => indented(edit, source)) }))
  );
}
