import type { Field } from '../../panel/protocol/protocol.ts';

/** The headers that say most, in the order in which they are shown. */
const importantHeaders = [
  'request-id',
  'client-request-id',
  'date',
  'retry-after',
  'location',
  'www-authenticate',
  'content-type',
];

/** Headers with those that matter first; the others keep their order. */
export function orderedHeaders(headers: readonly (readonly [name: string, value: string])[]): {
  readonly headers: readonly Field[];
  readonly importantHeaders: number;
} {
  const fields = headers.map(([name, value]) => ({ name, value }));
  const first = importantHeaders.flatMap((wanted) => fields.filter(({ name }) => name.toLowerCase() === wanted));
  const others = fields.filter(({ name }) => !importantHeaders.includes(name.toLowerCase()));
  return { headers: [...first, ...others], importantHeaders: first.length };
}
