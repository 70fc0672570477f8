import { noNamedExchanges, type NamedExchanges } from '../../http/messages/message-value.ts';
import type { OuterVariables } from '../../http/variables/outer-variables.ts';
import { processNamesAmong } from '../../http/variables/outer-variables.ts';
import { namesInValueOf, reachedFrom, variablesAround, type Variables } from '../../http/variables/variables.ts';
import type { PreparedRequest, ShownRequest } from '../prepared-request.ts';
import type { Target } from '../target.ts';
import { messagesFor } from './values/message-values.ts';
import { completeRequest } from './prepare-request.ts';
import { processUses, type ProcessUse } from './values/process-use.ts';
import type { Refusal } from './refusal.ts';

/**
 * Prepares a kept request to be sent again. What it leaves out for safety is read again from its source, as that is now; everything else
 * is as it was.
 *
 * @param outer the variables around the file that it came from
 * @param named the named requests of that file, and what became of them
 * @param answers what the user was asked for, by name
 */
export function prepareAgain(
  method: string,
  shown: ShownRequest,
  outer: OuterVariables,
  target: Target,
  named: NamedExchanges = noNamedExchanges,
  answers: Variables = new Map(),
): PreparedRequest | Refusal {
  const given = new Map(shown.given);
  // An answer takes precedence over a variable of that name, as it did when the request was sent.
  const known = new Map([...variablesAround(given, outer), ...answers]);
  const reached = reachedFrom(shown.references, (name) => given.get(name), outer);
  const process = processNamesAmong(reached, outer);
  const messages = messagesFor(
    shown.references.filter((name) => !known.has(name)),
    named,
  );
  if ('reason' in messages) return messages;
  const values = new Map([...messages.shown, ...messages.hidden]);
  return completeRequest(method, writtenOf(shown), known, target, outer.lookedAt, process, { values, named });
}

/** The variables of the process environment that such a request uses, and where their values would go. */
export function processUsesAgain(shown: ShownRequest, outer: OuterVariables, target: Target): ProcessUse[] {
  const given = new Map(shown.given);
  return processUses(writtenOf(shown), undefined, shown.url, target, {
    namesInValue: (name) => namesInValueOf(name, (known) => given.get(known), outer),
    lookedAt: outer.lookedAt,
  });
}

const writtenOf = (shown: ShownRequest) => ({ ...shown, bodyIsLiteral: shown.bodyIsLiteral === true });
