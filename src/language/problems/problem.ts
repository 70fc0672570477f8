import type { EntityType, EnumType, NavigationProperty, Property } from '../../catalog/index.ts';
import type { JsonFault } from '../../http/json-faults.ts';
import type { Edit, Span } from '../../http/model.ts';
import type { RequestProblemKind } from './request-problem.ts';

export type Severity = 'error' | 'warning' | 'information';

/** What a value is, where a type does not take it. */
export type ActualType = 'string' | 'number' | 'boolean' | 'null' | 'object' | 'array';

/** Why a value is not of a property's type: its JSON type, or what the JSON holds. */
export type TypeFault =
  /** `item`: of a collection's item, not of the collection. */
  | { readonly kind: 'json-type'; readonly actual: ActualType; readonly item?: true }
  | { readonly kind: 'not-an-integer' }
  | { readonly kind: 'integer-with-fraction' }
  | { readonly kind: 'out-of-range' }
  | { readonly kind: 'malformed-date-time' }
  | { readonly kind: 'missing-offset' }
  | { readonly kind: 'no-such-date-time' }
  | { readonly kind: 'offset-out-of-range' }
  | { readonly kind: 'fraction-too-long' };

/** What can be wrong with a body. */
export type BodyProblemKind =
  | { readonly code: 'invalid-json'; readonly fault: JsonFault }
  | { readonly code: 'duplicate-property'; readonly name: string }
  | {
      readonly code: 'unknown-property';
      readonly name: string;
      readonly entityType: EntityType;
      readonly suggestion: string | undefined;
    }
  | { readonly code: 'read-only-property'; readonly name: string; readonly entityType: EntityType }
  | {
      readonly code: 'wrong-type';
      readonly property: Property | NavigationProperty;
      readonly entityType: EntityType;
      readonly fault: TypeFault;
      /** False where only .NET, or nothing that was seen, refuses what OData allows. */
      readonly certain: boolean;
    }
  | {
      readonly code: 'placeholder-value';
      readonly value: string;
      readonly property: Property;
      readonly entityType: EntityType;
    }
  | { readonly code: 'body-not-object'; readonly entityType: EntityType; readonly actual: ActualType }
  | {
      readonly code: 'unknown-enum-value';
      readonly value: string;
      readonly enumType: EnumType;
      /** The member that is nearest in spelling, or that has this number. */
      readonly suggestion: string | undefined;
      /** False where the service may know more members, or may take a number. */
      readonly certain: boolean;
    }
  | { readonly code: 'sentinel-enum-value'; readonly value: string; readonly enumType: EnumType }
  | {
      readonly code: 'wrong-odata-type';
      readonly value: string | undefined;
      readonly entityType: EntityType;
      /** `namespace`: Intune's own namespace, which one reference page prints; `spelling`: but for case or `#` it is right. */
      readonly fault: 'namespace' | 'spelling' | 'other-type';
    }
  | { readonly code: 'response-annotation'; readonly name: string }
  | {
      readonly code: 'deep-insert';
      readonly name: string;
      readonly entityType: EntityType;
      readonly contained: boolean;
    };

/** What is wrong, without its place and its severity. */
export type ProblemKind = BodyProblemKind | RequestProblemKind;

/** Something in a request that the contract forbids or that will surprise. The span is relative to the request's block. */
export type Problem = Span & ProblemKind & { readonly severity: Severity };

/** The stable names of the kinds of problem: in the Problems view, in settings, in comments that switch one off. */
export type ProblemCode = ProblemKind['code'];

/** A change that takes a problem away. */
export interface Fix {
  readonly title: string;
  /** In the coordinates of the problem. */
  readonly edits: readonly Edit[];
  /** The obvious one: what an editor may do without asking. */
  readonly preferred: boolean;
}
