import { graphVersion } from '../../catalog/graph-url.ts';
import { foreignVariables, missingVariablesAdvice, referenceInValueMessage } from '../missing-variables.ts';
import { badDays, commonOptions } from '../sandbox-directive.ts';
import { cut, didYouMean, quoted } from './quoted.ts';
import type { Construct, DirectiveFault, RequestProblemKind } from './request-problem.ts';

/** What is wrong with a request, and what to do. */
export function requestProblemMessage(problem: RequestProblemKind): string {
  switch (problem.code) {
    case 'missing-blank-line':
      return 'There is no blank line before the body. REST Client loses the body without one.';
    case 'misplaced-header':
      return problem.place === 'in-body'
        ? `'${cut(problem.name)}' looks like a header, but the body has begun: it is sent as part of the body. ${problem.remedy.kind === 'move' ? 'Put it above the blank line.' : 'Remove it.'}`
        : `'${cut(problem.name)}' stands below a blank line, so other tools take it for the body. Remove the blank line.`;
    case 'content-length':
      return problem.correct
        ? 'Content-Length is computed when the request is sent. Leave it out: httpYac sends this one even when the body has changed.'
        : 'This is not the length of the body. It is passed over when the request is sent from here; httpYac sends it, and the request hangs. Leave Content-Length out.';
    case 'missing-content-type':
      return 'The body has no Content-Type. From here it is sent as application/json; other tools send none.';
    case 'token-in-file':
      return 'An access token stands in this file, where it can be committed and shared. Remove it: tokens are added when a request is sent, and are not taken from files.';
    case 'unresolved-placeholder':
      return `{${cut(problem.name)}} in the URL is asked for when the request is sent. Other tools send it as it stands.`;
    case 'unknown-variable': {
      const { name, through, suggestion, lookedAt } = problem;
      if (name === undefined) return referenceInValueMessage(through ?? '', lookedAt);
      const reason = through === undefined ? '' : `, which {{${cut(through)}}} refers to`;
      return `No value is known for {{${cut(name)}}}${reason}.${didYouMean(suggestion)} ${missingVariablesAdvice([name], lookedAt)}`;
    }
    case 'foreign-variable':
      return `{{${cut(problem.name)}}} is ${foreignVariables[problem.kind]}. It has no value here, and a request with it is not sent from here.`;
    case 'unknown-route':
      return unknownRoute(problem);
    case 'wrong-version':
      return problem.version === undefined
        ? `The URL names no version of Graph. A ${problem.entityType.name} is in ${graphVersion}.`
        : `A ${problem.entityType.name} is in ${graphVersion} only: the metadata of ${problem.version} has none.`;
    case 'other-cloud':
      return `This is the host of ${problem.cloud.name}; the target is ${problem.target.name}. Tokens of one are worth nothing in the other.`;
    case 'insecure-url':
      return 'Graph is reached by https only, and nothing is sent to it by http.';
    case 'example-response':
      return 'This is a response. It is not sent from here; REST Client sends it as part of the body. Comment it out or remove it.';
    case 'not-portable':
      return notPortable(problem.construct);
    case 'invalid-directive':
      return invalidDirective(problem.fault);
    default:
      return problem satisfies never;
  }
}

function unknownRoute({ fault }: RequestProblemKind & { readonly code: 'unknown-route' }): string {
  switch (fault.kind) {
    case 'method':
      return `${cut(fault.method)} is not documented for this URL. Documented: ${fault.known.join(', ')}.`;
    case 'path':
      return (
        `This is no documented route of the run states.${didYouMean(fault.suggestion)}` +
        ` Below ${fault.collection}/{id} there is ${quoted(fault.known)}.`
      );
    default:
      return fault satisfies never;
  }
}

function notPortable(construct: Construct): string {
  switch (construct.kind) {
    case 'lower-case-method':
      return `httpYac knows methods in upper case only: it reads this line as a GET. Write ${construct.method.toUpperCase()}.`;
    case 'directive-without-space':
      return 'httpYac passes over a directive without a space between # and @.';
    case 'no-separator':
      return 'REST Client takes this for a header or the body of the request above. Begin each request with a ### line.';
    case 'indented-separator':
      return 'REST Client sees a separator only at the start of a line: the requests above and below become one.';
    case 'block-comment':
      return 'REST Client does not know this kind of comment and takes its first line for the request. Begin each line with #.';
    case 'path-on-next-line':
      return 'REST Client takes this line for a header, not for a part of the URL. Write the path on one line.';
    case 'variable-in-body':
      return 'REST Client sends this line as part of the body. Define the variable above the request.';
    case 'blank-lines-before-body':
      return 'REST Client takes the second blank line for the beginning of the body. Leave one.';
    case 'relative-url':
      return 'Other tools do not know that this path is one of Graph. Write the URL in full.';
    default:
      return construct satisfies never;
  }
}

function invalidDirective(fault: DirectiveFault): string {
  switch (fault.kind) {
    case 'unknown-code':
      return `'${cut(fault.written)}' is not the code of a problem.${didYouMean(fault.suggestion)}`;
    case 'unknown-directive':
      return `'${cut(fault.written)}' is not a directive.${didYouMean(fault.suggestion)}`;
    case 'sandbox':
      return invalidSandbox(fault);
    case 'misplaced':
      return `'graph-disable' is for the whole file and stands above its first request. Here it does nothing.`;
    default:
      return fault satisfies never;
  }
}

function invalidSandbox({ fault, written, suggestion }: DirectiveFault & { readonly kind: 'sandbox' }): string {
  const word = cut(written);
  switch (fault) {
    case 'unknown':
      return `The sandbox does not know '${word}'.${didYouMean(suggestion)} It plays ${quoted(Object.keys(badDays))}, with ${quoted(Object.keys(commonOptions))} beside them or alone.`;
    case 'no-number':
      return `'${word}' needs a whole number that is not too large, such as ${word.split('=')[0] ?? ''}=2.`;
    case 'misplaced':
      return `'${word}' does not go with what stands before it.`;
    case 'empty':
      return 'Say what the sandbox shall play: @sandbox 429 retry-after=2.';
    case 'second':
      return 'A request has one @sandbox. This one does nothing.';
    default:
      return fault satisfies never;
  }
}
