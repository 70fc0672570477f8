import type { JsonType } from '../body-json.ts';

/** Why a value is not of a property's type: its JSON type, or what the JSON holds. */
export type TypeFault =
  /** `item`: of a collection's item, not of the collection. */
  | { readonly kind: 'json-type'; readonly actual: JsonType; readonly item?: true }
  | { readonly kind: 'not-an-integer' }
  | { readonly kind: 'integer-with-fraction' }
  | { readonly kind: 'out-of-range' }
  /** Not written as its type is. */
  | { readonly kind: 'malformed' }
  | { readonly kind: 'plain-text' }
  | { readonly kind: 'missing-offset' }
  | { readonly kind: 'no-such-date-time' }
  | { readonly kind: 'offset-out-of-range' }
  | { readonly kind: 'fraction-too-long' };

/** A fault with how sure it is: what OData forbids is an error, what only .NET is known to refuse a warning. */
export interface FoundFault {
  readonly fault: TypeFault;
  readonly certain: boolean;
}
