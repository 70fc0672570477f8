import { t } from '@vscode/l10n';
import { commonOptions, optionLimits, simulatedFailures, type SandboxFault } from '../../sandbox-directive.ts';
import { cut, didYouMean, quoted } from '../../text/wording.ts';
import { replace } from '../fix.ts';
import { ownReadme } from '../pages.ts';
import type { Family } from '../rule.ts';

/** A comment that is meant for this extension but has no effect. */
export type DirectiveProblem = { readonly code: 'invalid-directive'; readonly fault: DirectiveFault };

type DirectiveFault =
  | { readonly kind: 'unknown-code'; readonly written: string; readonly suggestion: string | undefined }
  | { readonly kind: 'unknown-directive'; readonly written: string; readonly suggestion: string }
  /** The form for the whole file is below its first request. */
  | { readonly kind: 'misplaced' }
  /** A word of `@sandbox`. */
  | {
      readonly kind: 'sandbox';
      readonly fault: SandboxFault['kind'];
      readonly written: string;
      readonly suggestion: string | undefined;
    };

export const directiveProblems: Family<DirectiveProblem> = {
  'invalid-directive': {
    severity: 'information',
    meaning: () => t('a graph-disable or @sandbox comment that has no effect'),
    message: ({ fault }) => messageOf(fault),
    page: () => ownReadme,
    fixes: (problem) => {
      const isMisplaced = problem.fault.kind === 'misplaced';
      const suggestion = problem.fault.kind === 'misplaced' ? 'graph-disable-next-line' : problem.fault.suggestion;
      return suggestion === undefined
        ? []
        : [replace(problem, t`Replace with '${suggestion}'`, suggestion, !isMisplaced)];
    },
  },
};

function messageOf(fault: DirectiveFault): string {
  switch (fault.kind) {
    case 'unknown-code':
      return t`'${cut(fault.written)}' isn’t a problem code.${didYouMean(fault.suggestion)}`;
    case 'unknown-directive':
      return t`'${cut(fault.written)}' isn’t a directive.${didYouMean(fault.suggestion)}`;
    case 'sandbox':
      return sandboxMessage(fault);
    case 'misplaced':
      return t(
        `'graph-disable' applies to the whole file, so it must be above the first request. Here it has no effect.`,
      );
    default:
      return fault satisfies never;
  }
}

function sandboxMessage({ fault, written, suggestion }: DirectiveFault & { readonly kind: 'sandbox' }): string {
  const word = cut(written);
  switch (fault) {
    case 'unknown':
      return t`The sandbox doesn’t support '${word}'.${didYouMean(suggestion)} It simulates ${quoted(Object.keys(simulatedFailures))}, optionally with ${quoted(Object.keys(commonOptions))}.`;
    case 'no-number': {
      const [option = ''] = word.split('=');
      return t`'${word}' needs a number up to ${optionLimits[option] ?? 0}, such as ${option}=2.`;
    }
    case 'misplaced':
      return t`'${word}' can’t follow what’s before it.`;
    case 'empty':
      return t('Say which failure to simulate, such as @sandbox 429 retry-after=2.');
    case 'second':
      return t('A request can have only one @sandbox. This one has no effect.');
    default:
      return fault satisfies never;
  }
}
