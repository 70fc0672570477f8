import { t } from '@vscode/l10n';
import type { SearchedSources } from '../../../http/variables/outer-variables.ts';
import {
  foreignKind,
  foreignMessages,
  missingVariablesAdvice,
  referenceInValueMessage,
  type ForeignVariable,
} from '../../variables/missing-variables.ts';
import { notSetMessage, type NotSet } from '../../variables/script-variables.ts';
import { cut, didYouMean } from '../../text/wording.ts';
import { lineStartAt } from '../../text/source-text.ts';
import { insert, replace } from '../fix.ts';
import { restClient } from '../pages.ts';
import type { Family } from '../rule.ts';

/** A reference without a value, or a value that no reference uses. */
export type VariableProblem =
  | {
      readonly code: 'unknown-variable';
      /** Undefined if it is in the value of `through`, which isn't shown. */
      readonly name: string | undefined;
      /** The variable whose value refers to it, if it isn't written here itself. */
      readonly through: string | undefined;
      readonly suggestion: string | undefined;
      /** The line above which to define it, and the value. */
      readonly define: { readonly at: number; readonly value: string };
      /** Whether it is in a body, where braces can be text. */
      readonly inBody: boolean;
      readonly lookedAt: SearchedSources;
    }
  | {
      readonly code: 'foreign-variable';
      readonly name: string;
      readonly kind: ForeignVariable;
      /** The supported one that is most likely meant. */
      readonly suggestion: string | undefined;
    }
  | {
      readonly code: 'script-variable';
      /** The text between the braces here; if its value refers to another variable, `notSet` has the name of that one. */
      readonly name: string;
      readonly notSet: NotSet;
      /** As for `unknown-variable`. */
      readonly define: { readonly at: number; readonly value: string };
    }
  | {
      readonly code: 'duplicate-variable';
      readonly name: string;
      /** Whether a request may be above the next definition: other tools may send it with this value. */
      readonly isUsedElsewhere: boolean;
    };

export const variableProblems: Family<VariableProblem> = {
  // A request with it isn't sent. On the command line, the value may be in a file that only its author has.
  'unknown-variable': {
    severity: 'error',
    whereNothingIsSent: 'warning',
    meaning: () => t('a {{variable}} without a value'),
    message: ({ name, through, suggestion, inBody, lookedAt }) => {
      if (name === undefined) return referenceInValueMessage(through ?? '', lookedAt);
      const asText = `\\{\\{${cut(name)}\\}\\}`;
      const braces = inBody ? ` ${t`To send the braces as text, write ${asText}.`}` : '';
      const advice = `${missingVariablesAdvice([name], lookedAt)}${braces}`;
      return through === undefined
        ? t`No value for ${reference(name)}.${didYouMean(suggestion)} ${advice}`
        : t`No value for ${reference(name)}, which ${reference(through)} refers to.${didYouMean(suggestion)} ${advice}`;
    },
    page: () => restClient,
    fixes: (problem, { lineBreak }) => {
      const { name, through, suggestion, define } = problem;
      const suggested = `{{${suggestion ?? ''}}}`;
      const definition = insert(define.at, `@${name ?? ''} = ${define.value}${lineBreak}`);
      return [
        ...(suggestion === undefined ? [] : [replace(problem, t`Replace with ${suggested}`, suggested)]),
        ...(through === undefined && name !== undefined && /^[\w.-]+$/.test(name) && foreignKind(name) === undefined
          ? [{ title: t`Define @${name} above the request`, edits: [definition], preferred: false }]
          : []),
      ];
    },
  },
  // Only the tool that supports it has the value.
  'foreign-variable': {
    severity: 'error',
    whereNothingIsSent: 'information',
    meaning: () => t('a {{variable}} of a form that this extension doesn’t support'),
    message: ({ name, kind, suggestion }) =>
      // Another tool may support it, but it may also be misspelt.
      kind === 'system'
        ? `${foreignMessages[kind](reference(name))}${didYouMean(suggestion)} ${t('The request won’t be sent.')}`
        : `${foreignMessages[kind](reference(name))} ${t('This extension doesn’t support it and won’t send the request.')}`,
    page: () => restClient,
    fixes: (problem) => {
      const suggested = `{{${problem.suggestion ?? ''}}}`;
      return problem.suggestion === undefined ? [] : [replace(problem, t`Replace with ${suggested}`, suggested, false)];
    },
  },
  'script-variable': {
    severity: 'error',
    whereNothingIsSent: 'information',
    meaning: () => t('a {{variable}} that only a script sets'),
    message: ({ notSet }) => notSetMessage(notSet),
    page: () => restClient,
    fixes: (problem, { lineBreak }) => {
      const { define } = problem;
      const { name, reference } = problem.notSet;
      const instead = `{{${reference ?? ''}}}`;
      const definition = insert(define.at, `@${name} = ${define.value}${lineBreak}`);
      return [
        // If a variable refers to it, the reference here is a different one.
        ...(reference === undefined || problem.name !== name
          ? []
          : [replace(problem, t`Replace with ${instead}`, instead, false)]),
        ...(/^[\w.-]+$/.test(name)
          ? [{ title: t`Define @${name} above the request`, edits: [definition], preferred: false }]
          : []),
      ];
    },
  },
  // REST Client uses the last definition in the file, too. httpYac runs the definitions of a region with its request.
  'duplicate-variable': {
    severity: 'warning',
    reduced: { severity: 'information', when: ({ isUsedElsewhere }) => !isUsedElsewhere },
    meaning: () => t('a variable that is defined again with another value'),
    message: ({ name, isUsedElsewhere }) =>
      isUsedElsewhere
        ? t`This value of '${cut(name)}' isn’t used. The last definition in the file counts for all its requests, as in REST Client; other tools may use this one for requests below it. Give each value its own name.`
        : t`This value of '${cut(name)}' isn’t used: the variable is defined again below, and the last definition counts.`,
    page: () => restClient,
    fixes: ({ start }, source) => [
      {
        title: t('Comment this definition out'),
        edits: [insert(lineStartAt(source, start), '# ')],
        preferred: false,
      },
    ],
  },
};

const reference = (name: string): string => `{{${cut(name)}}}`;
