import { t } from '@vscode/l10n';
import { internalNamespace } from '../catalog/odata-type.ts';
import { type Problem, problemMessage } from '../language/problems/problem.ts';
import { typeName } from '../language/contributions/type-name.ts';

/** An error that Graph returns in place of an entity. */
export interface GraphError {
  readonly status: number;
  readonly code: string;
  readonly message: string;
  /** The members of `innerError` besides date and ids. */
  readonly inner?: Readonly<Record<string, string>>;
}

/**
 * The error for a problem of the body. Uses Intune's wording if public reports show it; otherwise the message of the editor.
 *
 * @param source the text at the problem's span
 */
export function errorOfProblem(problem: Problem, source: string): GraphError {
  switch (problem.code) {
    case 'unknown-property':
      return {
        status: 400,
        code: 'ModelValidationFailure',
        message: intuneMessage(
          `The property '${problem.name}' does not exist on type '${internalNamespace}.${problem.structuredType.name}'. ` +
            'Make sure to only use property names that are defined by the type.',
        ),
      };
    case 'wrong-odata-type':
      return problem.value === undefined
        ? ownRefusal(problemMessage(problem))
        : badRequest(
            `A type named '${problem.value.replace(/^#/, '')}' could not be resolved by the model or is not the type of this collection.`,
          );
    case 'wrong-type':
      return 'type' in problem.property &&
        problem.property.type.kind === 'primitive' &&
        problem.fault.kind === 'json-type' &&
        problem.fault.actual !== 'null'
        ? badRequest(
            `Cannot convert the literal '${unquoted(source)}' to the expected type '${typeName(problem.property)}'.`,
          )
        : ownRefusal(problemMessage(problem));
    case 'placeholder-value':
      return badRequest(
        `Cannot convert the literal '${unquoted(source)}' to the expected type '${typeName(problem.property)}'.`,
      );
    default:
      return ownRefusal(problemMessage(problem));
  }
}

/** An error that no public report shows: it says so, because the user shouldn't take its words for Graph's. */
export const ownRefusal = (message: string): GraphError => inOwnWords(badRequest(message));

/** A 404 in the sandbox's own words. */
export const notFound = (message: string): GraphError => inOwnWords({ status: 404, code: 'ResourceNotFound', message });

export const inOwnWords = (error: GraphError): GraphError => ({
  ...error,
  inner: { ...error.inner, sandbox: t('The sandbox’s own words. How Microsoft Graph responds to this isn’t known.') },
});

/** An error of status 400, in the nested form that Intune's errors have. */
export const badRequest = (message: string): GraphError => ({
  status: 400,
  code: 'BadRequest',
  message: intuneMessage(message),
});

/** Intune puts a JSON text into the `message` of Graph's error. */
export const intuneMessage = (message: string): string =>
  JSON.stringify({
    _version: 3,
    Message: message,
    CustomApiErrorPhrase: '',
    RetryAfter: null,
    ErrorSourceService: '',
    HttpHeaders: '{}',
  });

const unquoted = (source: string): string => source.replace(/^"(.*)"$/s, '$1');
