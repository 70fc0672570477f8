import type { Node } from 'jsonc-parser';
import type { NavigationProperty, Property, StructuredType } from '../../../catalog/model.ts';
import { contract } from '../../../catalog/contract.ts';
import { maskedBody, type BodySpan } from '../../../http/body-text.ts';
import type { Block, Text } from '../../../http/model.ts';
import type { Variables } from '../../../http/variables/variables.ts';
import { readBodyJson, type BodyJson } from '../../body-json.ts';
import { checkValue, type Report } from './value.ts';
import { navigationOf, odataType, odataTypeNode, propertyOf, typeOfObject } from './object-type.ts';
import { internalNamespace, nameOfODataType, odataTypeOf, typeOfODataType } from '../../../catalog/odata-type.ts';
import { lookalike } from '../../lookalikes.ts';
import { nearest } from '../../text/wording.ts';
import { type Problem, problemAt } from '../../problems/problem.ts';

/**
 * Checks a request's body against the contract of an entity type.
 *
 * @param expected the type of the route; undefined if the body's own `@odata.type` decides: then a body that names none of the
 * catalog's types has no problems
 * @param variables undefined if braces are just text
 * @returns problems in the coordinates of the block, in the order of the text
 */
export const checkBody = (
  block: Pick<Block, 'text'>,
  body: BodySpan,
  expected: StructuredType | undefined,
  variables: Variables | undefined,
): Problem[] => checkJson(readBodyJson(block.text, textOf(block, body, variables), variables), block.text, expected);

/** Without variables, nothing in a body is a reference, and nothing is left out of it. */
export const textOf = (block: Pick<Block, 'text'>, body: BodySpan, variables: Variables | undefined): Text =>
  variables
    ? maskedBody(block, body)
    : { start: body.start, end: body.end, text: block.text.slice(body.start, body.end) };

/**
 * Checks a payload: a text that is JSON and nothing else, as the service receives it.
 *
 * @returns problems in the coordinates of the text
 */
export const checkPayload = (text: string, expected: StructuredType): Problem[] =>
  checkJson(readBodyJson(text, { start: 0, end: text.length, text }, undefined), text, expected).map(inOwnFile);

/** Marks a JSON problem as one in a JSON file: no line of the file is left out, and no other request follows. */
export const inOwnFile = <Found extends Problem>(problem: Found): Found =>
  problem.code === 'invalid-json' ? { ...problem, inOwnFile: true } : problem;

/**
 * Why a text isn't JSON.
 *
 * @param source the text that the body is in
 */
export const faultsIn = (json: BodyJson, source: string): Problem[] =>
  json.faults.map((found) => {
    const character = Array.from(source.slice(found.start, found.end)).find(lookalike);
    return problemAt(found, {
      code: 'invalid-json',
      fault: found.fault,
      ...(character !== undefined && { character }),
    });
  });

function checkJson(json: BodyJson, source: string, expected: StructuredType | undefined): Problem[] {
  const declared = expected ?? namedType(json);
  if (declared === undefined) return [];
  const problems = faultsIn(json, source);
  const report: Report = (node, kind) => problems.push(problemAt(json.spanOf(node), kind));
  if (json.root) checkObject(json.root, declared, { json, report });
  return problems.sort((a, b) => a.start - b.start);
}

export interface Context {
  readonly json: BodyJson;
  readonly report: Report;
  /** Whether nested objects are left out. */
  readonly isShallow?: boolean;
}

/** Control information that services write, and that clients have no reason to send (OData JSON Format 4.01, 4.6). */
const responseAnnotations = new Set([
  '@odata.context',
  '@odata.id',
  '@odata.etag',
  '@odata.editLink',
  '@odata.readLink',
  '@odata.nextLink',
  '@odata.count',
]);

/** Whether a member is only for responses: such control information, or an available operation, `#microsoft.graph.assign`. */
const isOfResponses = (name: string): boolean => responseAnnotations.has(name) || name.startsWith('#');

/** The type that a body's own `@odata.type` names. */
export function namedType({ root, valueOf }: BodyJson): StructuredType | undefined {
  const node = root && odataTypeNode(root);
  const value = node && valueOf(node);
  return value?.type === 'string' && value.text !== undefined ? typeOfODataType(value.text) : undefined;
}

/**
 * Checks an object, and everything in it, against its declared type, or against the derived type that it names.
 *
 * @param isInside whether it is a value in another object
 */
export function checkObject(node: Node, declared: StructuredType, context: Context, isInside = false): void {
  const value = context.json.valueOf(node);
  if (value.type === 'unknown') return;
  if (value.type !== 'object') {
    context.report(node, { code: 'body-not-object', structuredType: declared, actual: value.type });
    return;
  }
  const type = typeOfObject(node, declared, context.json);
  const members = membersOf(node, context);
  const present = new Set(members.map(({ name }) => name));
  const seen = new Set<string>();
  for (const member of members) {
    const { name, key } = member;
    if (seen.has(name)) context.report(key, { code: 'duplicate-property', name });
    seen.add(name);
    if (name === odataType) {
      if (member.child) checkODataType(member.child, declared, context);
    } else checkMember(member, type, present, context, isInside);
  }
}

/** A name and a value of an object; without a value while it is being typed. */
interface Member {
  readonly name: string;
  readonly key: Node;
  readonly child: Node | undefined;
}

/** The members with known names: a name from a variable is unknown as long as the variable has no value. */
const membersOf = (node: Node, { json }: Context): Member[] =>
  (node.children ?? []).flatMap(({ children: [key, child] = [] }) => {
    const named = key && json.valueOf(key);
    return key && named?.type === 'string' && named.text !== undefined ? [{ name: named.text, key, child }] : [];
  });

/** @param present the names of the object's members, which aren't suggested */
function checkMember(
  member: Member,
  structuredType: StructuredType,
  present: ReadonlySet<string>,
  context: Context,
  isInside: boolean,
): void {
  const { name, key, child } = member;
  const { report } = context;
  if (name.includes('@') || name.startsWith('#')) {
    if (isOfResponses(name)) report(key, { code: 'response-annotation', name });
    return;
  }
  const property = propertyOf(structuredType, name);
  const navigation = navigationOf(structuredType, name);
  if (property) checkProperty(member, { property, structuredType }, context, isInside);
  else if (navigation) checkNavigation(navigation, key, child, structuredType, context);
  else if (!checkByDerived(member, structuredType, context, isInside)) {
    const missing = structuredType.properties
      .filter((candidate) => !candidate.readOnly && !present.has(candidate.name))
      .map((candidate) => candidate.name);
    report(key, { code: 'unknown-property', name, structuredType, suggestion: nearest(name, missing) });
  }
}

/** A property with a type that has it. */
interface PropertyOf {
  readonly property: Property;
  readonly structuredType: StructuredType;
}

function checkProperty(
  { name, key, child }: Member,
  { property, structuredType }: PropertyOf,
  context: Context,
  isInside: boolean,
): void {
  const { report, json } = context;
  const { readOnly, readOnlyInWords } = property;
  // What the service does with properties that it sets itself isn’t verified, so only a warning.
  if (readOnly) {
    // The id of a nested entity says which entity is meant: the description that the key of every entity has doesn't apply there.
    if (!(isInside && name === 'id' && readOnlyInWords === true))
      report(key, { code: 'read-only-property', name, property, structuredType });
  } else if (child)
    checkValue(child, {
      property,
      structuredType,
      report,
      valueOf: (node) => json.valueOf(node),
      checkObject: (node, declared) => {
        if (context.isShallow !== true) checkObject(node, declared, context, true);
      },
    });
}

/**
 * Without `@odata.type`, an object may be of a derived type, which has more properties than the declared one. Reports what is wrong
 * for every type that has the property: that is wrong whichever type the object is of.
 *
 * @returns whether a derived type has the property
 */
function checkByDerived(
  member: Member,
  { derivedTypes }: StructuredType,
  context: Context,
  isInside: boolean,
): boolean {
  // A property that several types inherit is a single one.
  const found = new Map<Property, StructuredType>();
  let isKnown = false;
  for (const type of derivedTypes) {
    const property = propertyOf(type, member.name);
    if (property && !found.has(property)) found.set(property, type);
    isKnown ||= property !== undefined || navigationOf(type, member.name) !== undefined;
  }
  const candidates = Array.from(found, ([property, structuredType]): PropertyOf => ({ property, structuredType }));
  // Trying several at every level would take forever in deeply nested objects.
  const isShallow = context.isShallow === true || candidates.length > 1;
  const reports = candidates.map((of) => {
    const reported: Parameters<Report>[] = [];
    checkProperty(member, of, { ...context, isShallow, report: (...problem) => reported.push(problem) }, isInside);
    return reported;
  });
  const [first = []] = reports;
  if (reports.every((reported) => reported.length > 0)) for (const problem of first) context.report(...problem);
  return isKnown;
}

/** OData lets a create include related entities; whether Intune does isn’t verified. */
function checkNavigation(
  navigation: NavigationProperty,
  key: Node,
  child: Node | undefined,
  structuredType: StructuredType,
  context: Context,
): void {
  const { name, containsTarget } = navigation;
  const contained = containsTarget !== false;
  context.report(key, { code: 'deep-insert', name, navigation, structuredType, contained });
  // Something that should be left out has no correct type.
  if (!contained || child === undefined) return;
  const { type } = context.json.valueOf(child);
  if (navigation.collection && type !== 'array' && type !== 'unknown') {
    const fault = { kind: 'json-type', actual: type } as const;
    // As for any collection, whether the service accepts null is unknown.
    context.report(child, {
      code: 'wrong-type',
      property: navigation,
      structuredType,
      fault,
      certain: type !== 'null',
    });
  }
  const target = contract.type(navigation.target);
  if (target === undefined) return;
  if (navigation.collection && child.type === 'array')
    for (const item of child.children ?? []) checkObject(item, target, context, true);
  if (!navigation.collection && child.type === 'object') checkObject(child, target, context, true);
}

function checkODataType(node: Node, declared: StructuredType, { json, report }: Context): void {
  const value = json.valueOf(node);
  const expected = [declared, ...declared.derivedTypes];
  if (value.type === 'unknown' || (value.type === 'string' && value.text === undefined)) return;
  const text = value.type === 'string' ? value.text : undefined;
  if (expected.some((type) => odataTypeOf(type) === text)) return;
  const name = text === undefined ? undefined : nameOfODataType(text);
  const named = expected.find((type) => type.name.toLowerCase() === name);
  const fault = named === undefined ? 'other-type' : text?.includes(internalNamespace) ? 'namespace' : 'spelling';
  report(node, { code: 'wrong-odata-type', value: text, structuredType: named ?? declared, fault });
}
