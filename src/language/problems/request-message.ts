import type { UrlFault } from '../malformed-url.ts';
import { graphVersion } from '../../catalog/graph-url.ts';
import { foreignVariables, missingVariablesAdvice, referenceInValueMessage } from '../missing-variables.ts';
import { simulatedFailures, commonOptions, optionLimits } from '../sandbox-directive.ts';
import { cut, didYouMean, quoted } from '../text/wording.ts';
import type { PortabilityConstruct, DirectiveFault, RequestProblemKind } from './request-problem.ts';

/** What is wrong with a request, and what to do. */
export function requestProblemMessage(problem: RequestProblemKind): string {
  switch (problem.code) {
    case 'missing-blank-line':
      return 'Add a blank line before the body. Without one, REST Client drops the body.';
    case 'misplaced-header':
      return problem.place === 'in-body'
        ? `'${cut(problem.name)}' looks like a header, but it’s part of the body and will be sent with it. ${problem.remedy.kind === 'move' ? 'Put it above the blank line.' : 'Remove it.'}`
        : `'${cut(problem.name)}' is below a blank line, so other tools read it as the body. Remove the blank line.`;
    case 'content-length':
      return problem.correct
        ? 'Content-Length is set automatically. Leave it out: httpYac sends this value even after the body changes.'
        : 'Content-Length doesn’t match the body. This extension ignores it; httpYac sends it and the request hangs. Remove it.';
    case 'missing-content-type':
      return 'The request has no Content-Type. This extension sends application/json; other tools send none.';
    case 'token-in-file':
      return 'This file contains an access token, which is easily committed or shared. Remove it: this extension adds the token when you send, and never uses one from a file.';
    case 'unresolved-placeholder':
      return `${cut(problem.written)} in the URL: you’re asked for its value when you send. Other tools send it as it is.`;
    case 'unknown-variable': {
      const { name, through, suggestion, lookedAt } = problem;
      if (name === undefined) return referenceInValueMessage(through ?? '', lookedAt);
      const reason = through === undefined ? '' : `, which {{${cut(through)}}} refers to`;
      const asText = problem.inBody ? ` To send the braces as text, write \\{\\{${cut(name)}\\}\\}.` : '';
      return `No value for {{${cut(name)}}}${reason}.${didYouMean(suggestion)} ${missingVariablesAdvice([name], lookedAt)}${asText}`;
    }
    case 'foreign-variable':
      return `{{${cut(problem.name)}}} is ${foreignVariables[problem.kind]()}. This extension doesn’t support it and won’t send the request.`;
    case 'unknown-route':
      return unknownRoute(problem);
    case 'malformed-url':
      return malformedUrl(problem.fault);
    case 'wrong-version':
      if (problem.version !== undefined && !/^v1\.0$/i.test(problem.version))
        return `Microsoft Graph has no version '${cut(problem.version)}'. Write ${graphVersion}.`;
      return problem.version === undefined
        ? `The URL has no Graph version. ${problem.entityType.name} is in ${graphVersion}.`
        : `A ${problem.entityType.name} is in ${graphVersion} only; the metadata of ${problem.version} doesn’t include it.`;
    case 'other-cloud':
      return `This host belongs to ${problem.cloud.name}, but the target is ${problem.target.name}. Their tokens aren’t interchangeable.`;
    case 'insecure-url':
      return 'Microsoft Graph requires https. This extension doesn’t send requests over http.';
    case 'example-response':
      return 'This is a response, not part of the request. This extension doesn’t send it; REST Client sends it as part of the body. Comment it out or remove it.';
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
      return `${cut(fault.method)} isn’t documented for this URL. Documented methods: ${fault.known.join(', ')}.`;
    case 'path':
      return `Unknown run-state route.${didYouMean(fault.suggestion)} ${fault.collection}/{id} supports ${quoted(fault.known)}.`;
    case 'misspelling':
      return `'${cut(fault.written)}' isn’t part of this route. Did you mean '${cut(fault.meant)}', as in ${fault.route}?`;
    default:
      return fault satisfies never;
  }
}

function malformedUrl(fault: UrlFault): string {
  switch (fault) {
    case 'quotes':
      return 'A URL in a request file has no quotes or brackets around it. Remove them.';
    case 'scheme':
      return 'The URL doesn’t start with https://. This extension can’t send it.';
    case 'slashes':
      return 'Microsoft Graph rejects two slashes before the version (“Invalid version.”). Write one.';
    case 'backtick':
      return 'PowerShell needs a ` before $ inside double quotes. Here it becomes part of the URL. Remove it.';
    default:
      return fault satisfies never;
  }
}

function notPortable(construct: PortabilityConstruct): string {
  switch (construct.kind) {
    case 'lower-case-method':
      return `httpYac only recognizes uppercase methods and treats this as GET. Write ${construct.method.toUpperCase()}.`;
    case 'directive-without-space':
      return 'httpYac ignores a directive without a space between # and @.';
    case 'no-separator':
      return 'REST Client reads this as part of the request above. Start each request with a ### line.';
    case 'indented-separator':
      return 'REST Client only recognizes ### at the start of a line, and merges the requests above and below.';
    case 'block-comment':
      return 'REST Client doesn’t support block comments and reads the first line as the request. Start each line with #.';
    case 'path-on-next-line':
      return 'REST Client reads this line as a header, not as part of the URL. Put the path on one line.';
    case 'variable-in-body':
      return 'REST Client sends this line as part of the body. Define the variable above the request.';
    case 'blank-lines-before-body':
      return 'REST Client reads the second blank line as the start of the body. Keep only one.';
    case 'relative-url':
      return 'Other tools don’t know that this is a Graph path. Write the full URL.';
    default:
      return construct satisfies never;
  }
}

function invalidDirective(fault: DirectiveFault): string {
  switch (fault.kind) {
    case 'unknown-code':
      return `'${cut(fault.written)}' isn’t a problem code.${didYouMean(fault.suggestion)}`;
    case 'unknown-directive':
      return `'${cut(fault.written)}' isn’t a directive.${didYouMean(fault.suggestion)}`;
    case 'sandbox':
      return invalidSandbox(fault);
    case 'misplaced':
      return `'graph-disable' applies to the whole file, so it must be above the first request. Here it has no effect.`;
    default:
      return fault satisfies never;
  }
}

function invalidSandbox({ fault, written, suggestion }: DirectiveFault & { readonly kind: 'sandbox' }): string {
  const word = cut(written);
  switch (fault) {
    case 'unknown':
      return `The sandbox doesn’t support '${word}'.${didYouMean(suggestion)} It simulates ${quoted(Object.keys(simulatedFailures))}, optionally with ${quoted(Object.keys(commonOptions))}.`;
    case 'no-number':
      return `'${word}' needs a number${upTo(word)}, such as ${word.split('=')[0] ?? ''}=2.`;
    case 'misplaced':
      return `'${word}' can’t follow what’s before it.`;
    case 'empty':
      return 'Say which failure to simulate, such as @sandbox 429 retry-after=2.';
    case 'second':
      return 'A request can have only one @sandbox. This one has no effect.';
    default:
      return fault satisfies never;
  }
}

/** The largest number that the option of a word takes, to follow "a number". */
function upTo(word: string): string {
  const limit = optionLimits[word.split('=')[0] ?? ''];
  return limit === undefined ? '' : ` up to ${limit}`;
}
