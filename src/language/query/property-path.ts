import { contract } from '../../catalog/contract.ts';
import type { NavigationProperty, Property, StructuredType } from '../../catalog/model.ts';
import type { Span } from '../../http/model.ts';
import type { ProblemKind } from '../problems/problem.ts';
import { nearest } from '../text/wording.ts';

/** Reports a problem at a span of a query. @param kind what is wrong, by whether the text there can be replaced */
export type ReportInQuery = (span: Span, kind: (exact: boolean) => ProblemKind) => void;

interface Named {
  readonly name: string;
}

/** The type that a query is about. */
export interface TypeWithMembers<OfProperty extends Named, OfNavigation extends Named> {
  readonly properties: readonly OfProperty[];
  readonly navigationProperties: readonly OfNavigation[];
  readonly derivedTypes: readonly TypeWithMembers<OfProperty, OfNavigation>[];
}

/** A property of a type, as a query names it. */
export type Member<OfProperty = Property, OfNavigation = NavigationProperty> =
  | { readonly kind: 'property'; readonly property: OfProperty }
  | { readonly kind: 'navigation'; readonly navigation: OfNavigation };

/**
 * The property of a type, or of one that derives from it: the result may be of any of them. Compares without case, since public tools
 * write `displayname`, too.
 */
export function memberNamed<OfProperty extends Named, OfNavigation extends Named>(
  type: TypeWithMembers<OfProperty, OfNavigation>,
  written: string,
): Member<OfProperty, OfNavigation> | undefined {
  const wanted = written.toLowerCase();
  const isMeant = ({ name }: Named): boolean => name.toLowerCase() === wanted;
  for (const { properties, navigationProperties } of [type, ...type.derivedTypes]) {
    const property = properties.find(isMeant);
    if (property) return { kind: 'property', property };
    const navigation = navigationProperties.find(isMeant);
    if (navigation) return { kind: 'navigation', navigation };
  }
  return undefined;
}

/**
 * Checks that each segment of a path is a property. A path that can’t be followed isn’t checked, such as one with a type in it
 * (`microsoft.graph.win32LobApp/size`) or a variable.
 *
 * @param start where the path is
 */
export function checkPath(path: string, start: number, type: StructuredType, report: ReportInQuery): void {
  if (!/^\w+(?:\/\w+)*$/.test(path)) return;
  let at = start;
  let structuredType: StructuredType | undefined = type;
  for (const name of path.split('/')) {
    const member: Member | undefined = memberNamed(structuredType, name);
    if (member === undefined) {
      const found = { name, structuredType, suggestion: nearestMember(name, structuredType) };
      report({ start: at, end: at + name.length }, (exact) => ({
        ...({ code: 'unknown-query-property', fault: 'unknown' } as const),
        ...{ ...found, exact },
      }));
      return;
    }
    structuredType = typeBelow(member);
    if (structuredType === undefined) return;
    at += name.length + 1;
  }
}

const nearestMember = (name: string, { properties, navigationProperties }: StructuredType): string | undefined =>
  nearest(
    name,
    [...properties, ...navigationProperties].map((one) => one.name),
  );

/** The type for the rest of a path, after a property. */
function typeBelow(member: Member): StructuredType | undefined {
  if (member.kind === 'navigation') return contract.type(member.navigation.target);
  const { type } = member.property;
  const one = type.kind === 'collection' ? type.item : type;
  return one.kind === 'structured' ? one.structuredType : undefined;
}

/** The property at the end of a path; undefined if it is something else, or unknown. */
export function propertyAt(path: string, type: StructuredType): Property | undefined {
  let at: StructuredType | undefined = type;
  let member: Member | undefined;
  for (const name of path.split('/')) {
    member = at && memberNamed(at, name);
    at = member && typeBelow(member);
  }
  return member?.kind === 'property' ? member.property : undefined;
}
