import { t } from '@vscode/l10n';
import { graphVersion } from '../../../catalog/url/graph-url.ts';
import { sources, type Cloud } from '../../../catalog/index.ts';
import { createPageOf } from '../../../catalog/entity-type.ts';
import type { StructuredType } from '../../../catalog/model.ts';
import { sourceOf, type SourceRef } from '../../../catalog/sources/index.ts';
import type { UrlFault } from '../../request/malformed-url.ts';
import { cut, didYouMean, quoted } from '../../text/wording.ts';
import type { Edit } from '../../../http/model.ts';
import { insert, replace } from '../fix.ts';
import { graphApi } from '../pages.ts';
import type { Family } from '../rule.ts';

/** What is wrong with a request line. `exact`: the span is text of the file, not a variable with that value. */
export type UrlProblem =
  | { readonly code: 'insecure-url'; readonly exact: boolean }
  | { readonly code: 'other-cloud'; readonly cloud: Cloud; readonly target: Cloud; readonly exact: boolean }
  | {
      readonly code: 'wrong-version';
      /** As written; undefined if the URL has none. */
      readonly version: string | undefined;
      readonly entityType: StructuredType;
      readonly exact: boolean;
    }
  | {
      /** Documented, but reported to be missing in the service. */
      readonly code: 'not-implemented';
      readonly method: string;
      /** The last segment of the path. */
      readonly name: string;
      readonly use: string;
      readonly sources: readonly SourceRef[];
      /** The edits that call the existing operation instead; empty if it isn't text of the file. */
      readonly edits: readonly Edit[];
    }
  | {
      readonly code: 'unknown-route';
      readonly fault: RouteFault;
      readonly page: string;
    }
  | {
      readonly code: 'malformed-url';
      readonly fault: UrlFault;
      /** The URL as it should be; undefined if the fix isn't possible in the file. */
      readonly corrected: string | undefined;
    }
  | {
      readonly code: 'unresolved-placeholder';
      /** As written, with the marks around it. */
      readonly written: string;
      /** How reference pages write it. */
      readonly usual: string;
      readonly exact: boolean;
    };

type RouteFault =
  | {
      readonly kind: 'method';
      readonly method: string;
      readonly known: readonly string[];
      /** Those that the request can use as it is: a GET has no body. */
      readonly fitting: readonly string[];
    }
  | {
      readonly kind: 'path';
      readonly collection: string;
      /** The known paths below the script. */
      readonly known: readonly string[];
      /** Undefined if no known path is near, or if the fix isn't possible in the file. */
      readonly suggestion: string | undefined;
    }
  | {
      readonly kind: 'misspelling';
      /** A part of the path. */
      readonly written: string;
      readonly meant: string;
      /** The template of the route that is meant. */
      readonly route: string;
      readonly exact: boolean;
    };

export const urlProblems: Family<UrlProblem> = {
  'insecure-url': {
    severity: 'error',
    meaning: () => t('http in place of https'),
    message: () => t('Microsoft Graph requires https. This extension doesn’t send requests over http.'),
    page: () => graphApi,
    fixes: (problem) => (problem.exact ? [replace(problem, t('Replace with https'), 'https')] : []),
  },
  'other-cloud': {
    severity: 'error',
    meaning: () => t('a host of another cloud than the target'),
    message: ({ cloud, target }) =>
      t`This host belongs to ${cloud.name}, but the target is ${target.name}. Their tokens aren’t interchangeable, so this extension won’t send the request.`,
    page: () => sources.nationalClouds.url,
    fixes: (problem) => {
      // The target may be what is wrong.
      const { hostname } = new URL(problem.target.graphRoot);
      return problem.exact ? [replace(problem, t`Replace with '${hostname}'`, hostname, false)] : [];
    },
  },
  'wrong-version': {
    severity: 'error',
    meaning: () => t('not the beta version; only beta has run states'),
    message: ({ version, entityType }) => {
      if (version === undefined) return t`The URL has no Graph version. ${entityType.name} is in ${graphVersion}.`;
      return /^v1\.0$/i.test(version)
        ? t`A ${entityType.name} is in ${graphVersion} only; the metadata of ${version} doesn’t include it.`
        : t`Microsoft Graph has no version '${cut(version)}'. Write ${graphVersion}.`;
    },
    page: ({ entityType }) => createPageOf(entityType),
    fixes: (problem) => {
      if (!problem.exact) return [];
      const missing = `/${graphVersion}`;
      return problem.version === undefined
        ? [{ title: t`Insert ${missing}`, edits: [insert(problem.start, missing)], preferred: true }]
        : [replace(problem, t`Replace with '${graphVersion}'`, graphVersion)];
    },
  },
  'unknown-route': {
    severity: 'warning',
    meaning: () => t('not a documented route of scripts or their run states'),
    message: ({ fault }) => unknownRoute(fault),
    page: ({ page }) => page,
    fixes: (problem) => {
      const { fault } = problem;
      if (fault.kind === 'method')
        return fault.fitting.map((method) => replace(problem, t`Change to ${method}`, method, false));
      const suggestion = fault.kind === 'path' ? fault.suggestion : fault.exact ? fault.meant : undefined;
      return suggestion === undefined ? [] : [replace(problem, t`Replace with '${suggestion}'`, suggestion)];
    },
  },
  'not-implemented': {
    severity: 'information',
    meaning: () => t('a documented operation that Intune was reported to lack'),
    message: ({ method, name, use, sources: ids }) =>
      t`${method} …/${name} is documented, but Intune was reported to reject it (${ids.map((id) => sourceOf(id).title).join(', ')}). Use ${use}.`,
    page: ({ sources: [id] }) => (id === undefined ? graphApi : sourceOf(id).url),
    fixes: ({ use, edits }) => (edits.length === 0 ? [] : [{ title: t`Change to ${use}`, edits, preferred: false }]),
  },
  'malformed-url': {
    severity: 'error',
    meaning: () => t('a URL that only looks like one of Microsoft Graph'),
    message: ({ fault }) => malformedUrl(fault),
    page: () => graphApi,
    fixes: (problem) =>
      problem.corrected === undefined
        ? []
        : [replace(problem, t`Replace with ${cut(problem.corrected)}`, problem.corrected)],
  },
  'unresolved-placeholder': {
    severity: 'information',
    meaning: () => t('a {placeholder} in the URL; you’re asked for its value when you send'),
    message: ({ written }) =>
      t`${cut(written)} in the URL: you’re asked for its value when you send. Other tools send it as it is.`,
    page: () => graphApi,
    fixes: (problem) => {
      const { written, usual, exact } = problem;
      return exact && written !== usual ? [replace(problem, t`Replace with ${usual}`, usual, false)] : [];
    },
  },
};

function unknownRoute(fault: RouteFault): string {
  switch (fault.kind) {
    case 'method':
      return t`${cut(fault.method)} isn’t documented for this URL. Documented methods: ${fault.known.join(', ')}.`;
    case 'path':
      return t`Unknown route.${didYouMean(fault.suggestion)} ${fault.collection}/{id} supports ${quoted(fault.known)}.`;
    case 'misspelling':
      return t`'${cut(fault.written)}' isn’t part of this route. Did you mean '${cut(fault.meant)}', as in ${fault.route}?`;
    default:
      return fault satisfies never;
  }
}

function malformedUrl(fault: UrlFault): string {
  switch (fault) {
    case 'quotes':
      return t('A URL in a request file has no quotes or brackets around it. Remove them.');
    case 'scheme':
      return t('The URL doesn’t start with https://. This extension can’t send it.');
    case 'slashes':
      return t('Microsoft Graph rejects two slashes before the version (“Invalid version.”). Write one.');
    case 'invisible':
      return t('The URL contains an invisible character. Remove it.');
    case 'backtick':
      return t('PowerShell needs a ` before $ inside double quotes. Here it becomes part of the URL. Remove it.');
    default:
      return fault satisfies never;
  }
}
