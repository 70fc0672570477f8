import { jsonStepsOf, memberNamesAt } from '../../json/path.ts';
import type { NamedExchanges } from '../../http/messages/message-value.ts';
import { namedRequests } from '../../http/messages/request-names.ts';
import type { HttpFile } from '../../http/model.ts';
import { shownMessage } from '../messages.ts';
import { cut } from '../text/wording.ts';

/** A reference to offer, and its value if that may be shown. */
export interface MessageProposal {
  readonly reference: string;
  readonly value: string;
}

/** The maximum number of requests to offer: a file can have ten thousand. */
const mostNames = 100;

/**
 * References to named requests that match what is typed: the id in the body of each response, and after `name.response.body.` or
 * `name.response.headers.` what the response has there.
 */
export function messageProposals(typed: string, file: HttpFile, named: NamedExchanges): MessageProposal[] {
  const propose = (reference: string): MessageProposal => ({
    reference,
    value: cut(shownMessage(reference, named) ?? ''),
  });
  const [, name, part, path = ''] = /^([\w-]+)\.response\.(body|headers)\.(.*)$/.exec(typed) ?? [];
  const response = name === undefined ? undefined : named.get(name)?.response;
  if (name !== undefined && response) {
    if (part === 'headers') return response.headers.map(([header]) => propose(`${name}.response.headers.${header}`));
    const before = path.slice(0, path.lastIndexOf('.') + 1);
    const steps = jsonStepsOf(before.slice(0, -1));
    const members = steps && memberNamesAt(response.body ?? '', steps);
    return (members ?? [])
      .filter((member) => /^[\w@.-]+$/.test(member))
      .map((member) => propose(`${name}.response.body.${before}${member}`));
  }
  return [...namedRequests(file).keys()].slice(0, mostNames).map((one) => propose(`${one}.response.body.id`));
}
