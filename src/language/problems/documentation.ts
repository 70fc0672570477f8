import { sources } from '../../catalog/index.ts';
import type { Problem } from './problem.ts';
import type { PortabilityConstruct } from './request-problem.ts';

const restClient = 'https://github.com/Huachao/vscode-restclient#readme';
const httpYac = 'https://httpyac.github.io/guide/request.html';
const graphApi = 'https://learn.microsoft.com/graph/use-the-api';

/** Where the rule behind a problem can be read: a reference page, the standard, or the tool that reads it otherwise. */
export function problemDocumentation(problem: Problem): string {
  switch (problem.code) {
    case 'invalid-json':
      return 'https://www.rfc-editor.org/rfc/rfc8259';
    case 'duplicate-property':
    case 'deep-insert':
    case 'response-annotation':
      return sources.odataJson.url;
    case 'unknown-property':
    case 'wrong-type':
    case 'wrong-odata-type':
    case 'body-not-object':
    case 'placeholder-value':
      return problem.entityType.resourcePage;
    case 'read-only-property':
    case 'wrong-version':
      return sources[problem.entityType.createPage].url;
    case 'missing-content-type':
      return problem.entityType === undefined ? graphApi : sources[problem.entityType.createPage].url;
    case 'unknown-enum-value':
    case 'sentinel-enum-value':
      return problem.enumType.page;
    case 'missing-blank-line':
    case 'misplaced-header':
      return 'https://www.rfc-editor.org/rfc/rfc9112#section-2.1';
    case 'content-length':
      return 'https://www.rfc-editor.org/rfc/rfc9110#section-8.6';
    case 'token-in-file':
      return 'https://learn.microsoft.com/entra/identity-platform/access-tokens';
    case 'unknown-variable':
    case 'foreign-variable':
    case 'example-response':
    case 'invalid-directive':
      return restClient;
    case 'unknown-route':
      return problem.page;
    case 'other-cloud':
      return sources.nationalClouds.url;
    case 'unresolved-placeholder':
    case 'insecure-url':
    case 'malformed-url':
      return graphApi;
    case 'not-portable':
      return toolOf(problem.construct);
    default:
      return problem satisfies never;
  }
}

const toolOf = ({ kind }: PortabilityConstruct): string =>
  kind === 'lower-case-method' || kind === 'directive-without-space' ? httpYac : restClient;
