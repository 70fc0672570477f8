import { STATUS_CODES } from 'node:http';
import type { FailureCause } from '../outcome.ts';

/** What an error from `fetch` says. */
export interface TransportFailure {
  readonly cause: FailureCause;
  /** What the network stack said. */
  readonly reason: string;
  /** Whether the error itself proves that there was no connection to send anything on. */
  readonly neverConnected: boolean;
}

/** `fetch` says only "fetch failed"; what happened is in the innermost cause; if a host has several addresses, in one for each. */
export function readFailure(error: unknown): TransportFailure {
  const cause = innermost(error);
  const errors: readonly unknown[] = cause instanceof AggregateError ? cause.errors : [cause];
  const facts = errors.map(factsOf);
  const first = facts[0] ?? factsOf(cause);
  return {
    cause: first.cause,
    reason: [...new Set(facts.map(({ message }) => message))].join(' '),
    neverConnected: facts.every(({ neverConnected }) => neverConnected),
  };
}

/** How deep causes are followed: two levels have been seen. */
const deepest = 10;

function innermost(error: unknown, depth = 0): unknown {
  if (depth === deepest || !(error instanceof Error) || !(error.cause instanceof Error)) return error;
  return innermost(error.cause, depth + 1);
}

interface ErrorFacts {
  readonly cause: FailureCause;
  readonly message: string;
  readonly neverConnected: boolean;
}

function factsOf(error: unknown): ErrorFacts {
  const { code = '', syscall = '', reason } = error as NodeJS.ErrnoException & { readonly reason?: unknown };
  // OpenSSL's messages are lines with addresses and file names around the reason.
  const message = typeof reason === 'string' ? reason : error instanceof Error ? error.message : String(error);
  const at = (cause: FailureCause, neverConnected = false): ErrorFacts => ({ cause, message, neverConnected });
  // What undici says when a proxy responds to CONNECT with a status other than 200.
  const refused = /^Proxy response \((\d{3})\)/.exec(message)?.[1];
  if (refused !== undefined)
    return { cause: 'proxy', message: `${refused} ${STATUS_CODES[refused] ?? ''}`.trim(), neverConnected: true };
  // The same codes can end an established connection; then `read` or `write` is what failed.
  if (syscall === 'connect' || syscall === 'getaddrinfo' || code === 'UND_ERR_CONNECT_TIMEOUT')
    return at('no-connection', true);
  if (certificateFault.test(code)) return at('tls', true);
  if (/^(ERR_SSL|ERR_TLS|EPROTO)/.test(code)) return at('tls');
  if (/^UND_ERR_(HEADERS|BODY)_TIMEOUT$|^ETIMEDOUT$/.test(code)) return at('timeout');
  if (/^(ECONNRESET|EPIPE|ECONNABORTED|UND_ERR_SOCKET|UND_ERR_RES_CONTENT_LENGTH_MISMATCH|HPE_.*)$/.test(code))
    return at('broken');
  if (code === 'UND_ERR_HEADERS_OVERFLOW') return at('too-many-headers');
  return at('other');
}

/** OpenSSL's errors about a certificate, and Node's about the name in it: they occur before anything is sent. */
const certificateFault =
  /^(CERT_.*|CRL_.*|UNABLE_TO_.*|DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|ERR_TLS_CERT_ALTNAME_INVALID|HOSTNAME_MISMATCH|INVALID_CA|INVALID_PURPOSE|PATH_LENGTH_EXCEEDED)$/;
