import { graphVersion, readGraphUrl } from '../catalog/url/graph-url.ts';
import { newerPermission } from '../catalog/permissions.ts';
import { routeOfUrl } from '../catalog/routes.ts';
import type { SimulatedFailure, SimulatedStatus } from '../language/sandbox-directive.ts';
import type { SandboxResponse, SandboxRequest } from './response.ts';
import { intuneMessage, type GraphError } from './graph-error.ts';
import { noRoute } from './no-route.ts';

type SimulatedStatusResponse = SimulatedFailure & { readonly kind: 'status' };

/** Responds as Graph does when it fails: in the form that public reports quote, if there are any, otherwise as documented. */
export function simulatedResponse(
  failure: Exclude<SimulatedFailure, { readonly kind: 'broken' }>,
  asked: SandboxRequest,
): SandboxResponse {
  const match = failure.kind === 'no-route' ? routeOfUrl(asked.url) : undefined;
  if (match) return { error: noRoute(asked.method, match) };
  // Intune's message names a route, so it doesn't fit a URL that isn't a route of the catalog.
  const status: SimulatedStatusResponse = failure.kind === 'status' ? failure : notFound;
  return { error: errorOf(status, asked), headers: headersOf(status, asked) };
}

const notFound: SimulatedStatusResponse = {
  kind: 'status',
  status: 404,
  retryAfter: undefined,
  claims: false,
  taken: false,
};

const pathOf = ({ url }: SandboxRequest): string => readGraphUrl(url)?.path ?? '';

function errorOf({ status, claims }: SimulatedStatusResponse, asked: SandboxRequest): GraphError {
  const { code, message, form, inner } = claims ? claimsError : errors[status];
  switch (form) {
    case 'graph':
      return { status, code, message, ...(inner && { inner }) };
    case 'intune':
      return { status, code, message: intuneMessage(`${message}${forSupport(asked)}`) };
    case 'intune-gateway':
      // The gateway wraps Intune's message again.
      return {
        status,
        code,
        message: JSON.stringify({ Message: JSON.stringify(intuneParts(`${message}${forSupport(asked)}`), null, 2) }),
      };
    default:
      return form satisfies never;
  }
}

/** The details that Intune appends to its messages. The host isn't a real one: this is the sandbox. */
const forSupport = (asked: SandboxRequest): string =>
  ` - Operation ID (for customer support): ${noId} - Activity ID: ${noId}` +
  ` - Url: https://fef.sandbox.invalid/DeviceFE/StatelessDeviceFEService${pathOf(asked)}?api-version=${graphVersion}`;

const noId = '00000000-0000-0000-0000-000000000000';

const intuneParts = (message: string): unknown => JSON.parse(intuneMessage(message));

interface SimulatedError {
  readonly code: string;
  readonly message: string;
  /** Graph's own sentence; Intune's, as a JSON text; or that, wrapped again by a gateway. */
  readonly form: 'graph' | 'intune' | 'intune-gateway';
  readonly inner?: Readonly<Record<string, string>>;
}

const errors: Readonly<Record<SimulatedStatus, SimulatedError>> = {
  401: {
    code: 'InvalidAuthenticationToken',
    message: 'Lifetime validation failed, the token is expired.',
    form: 'graph',
  },
  403: {
    code: 'Forbidden',
    message: `Application is not authorized to perform this operation. Application must have one of the following scopes: ${newerPermission.permission}`,
    form: 'intune',
  },
  404: { code: 'ResourceNotFound', message: 'Resource does not exist', form: 'intune' },
  409: { code: 'Conflict', message: 'The request conflicts with the state of the resource', form: 'intune' },
  412: { code: 'PreconditionFailed', message: 'A condition of the request failed', form: 'intune' },
  429: {
    code: 'TooManyRequests',
    message: 'Please retry again later.',
    form: 'graph',
    inner: { code: '429', message: 'Please retry after', status: '429' },
  },
  500: { code: 'InternalServerError', message: 'An internal server error has occurred', form: 'intune' },
  // Public reports of failing gateways show this code without a message.
  502: { code: 'UnknownError', message: '', form: 'graph' },
  503: { code: 'ServiceUnavailable', message: 'The service is not available. Try again after a delay.', form: 'graph' },
  504: { code: 'UnknownError', message: 'An error has occurred', form: 'intune-gateway' },
};

const claimsError: SimulatedError = {
  code: 'InvalidAuthenticationToken',
  message:
    'Continuous access evaluation resulted in challenge with result: InteractionRequired and code: TokenIssuedBeforeRevocationTimestamp',
  form: 'graph',
};

/** The claims that a token must have to be accepted again, as the challenge of a 401 asks for them. */
const claimsAskedFor = '{"access_token":{"nbf":{"essential":true,"value":"1767225600"}}}';

function headersOf(
  { status, retryAfter, claims }: SimulatedStatusResponse,
  { url }: SandboxRequest,
): Record<string, string> {
  const authority = readGraphUrl(url)?.cloud?.authority ?? '';
  const challenge = [
    'Bearer realm=""',
    `authorization_uri="${authority}/common/oauth2/authorize"`,
    ...(claims
      ? ['error="insufficient_claims"', `claims="${btoa(claimsAskedFor)}"`]
      : ['client_id="00000003-0000-0000-c000-000000000000"']),
  ].join(', ');
  return {
    ...(status === 401 && { 'www-authenticate': challenge }),
    ...(retryAfter !== undefined && { 'retry-after': String(retryAfter) }),
  };
}
