import type { JsonType } from '../body-json.ts';

/** Why a value isn't of a property's type: its JSON type, or its content. */
export type TypeFault =
  /** `item`: for an item of a collection, not the collection. */
  | { readonly kind: 'json-type'; readonly actual: JsonType; readonly item?: true }
  | { readonly kind: 'not-an-integer' }
  | { readonly kind: 'integer-with-fraction' }
  | { readonly kind: 'out-of-range' }
  /** Not in the format of its type. */
  | { readonly kind: 'malformed' }
  | { readonly kind: 'plain-text' }
  | { readonly kind: 'missing-offset' }
  | { readonly kind: 'no-such-date-time' }
  | { readonly kind: 'offset-out-of-range' }
  | { readonly kind: 'fraction-too-long' };

/** A fault, and how sure it is: what OData forbids is an error, what only .NET is known to reject a warning. */
export interface FoundFault {
  readonly fault: TypeFault;
  readonly certain: boolean;
}
