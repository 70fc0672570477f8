import type { Node } from 'jsonc-parser';
import { entityTypes } from '../../catalog/index.ts';
import type { EntityType, NavigationProperty } from '../../catalog/index.ts';
import { maskedBody, type BodySpan } from '../../http/body-text.ts';
import type { Block, Text } from '../../http/model.ts';
import type { Variables } from '../../http/variables/variables.ts';
import { readBodyJson, type BodyJson } from '../body-json.ts';
import { checkValue, type Report } from './check-value.ts';
import { entityTypeOfODataType, internalNamespace, odataTypeOf } from '../../catalog/odata-type.ts';
import { lookalike } from '../lookalikes.ts';
import { nearest } from '../text/wording.ts';
import { type Problem, problemAt } from '../problems/problem.ts';

/**
 * Checks a request's body against the contract of an entity type.
 *
 * @param expected the type that the route asks for; undefined: the body's own `@odata.type` decides, and a body that names
 * none of the catalog's types has no problems
 * @param variables undefined: braces are just text
 * @returns problems in the coordinates of the block, in the order of the text
 */
export const checkBody = (
  block: Pick<Block, 'text'>,
  body: BodySpan,
  expected: EntityType | undefined,
  variables: Variables | undefined,
): Problem[] => checkJson(readBodyJson(block.text, textOf(block, body, variables), variables), block.text, expected);

/** Without variables nothing in a body is a reference, and nothing is left out of it. */
export const textOf = (block: Pick<Block, 'text'>, body: BodySpan, variables: Variables | undefined): Text =>
  variables
    ? maskedBody(block, body)
    : { start: body.start, end: body.end, text: block.text.slice(body.start, body.end) };

/**
 * Checks a payload: a whole text that is JSON and nothing else, as a service receives it.
 *
 * @returns problems in the coordinates of the text
 */
export const checkPayload = (text: string, expected: EntityType): Problem[] =>
  checkJson(readBodyJson(text, { start: 0, end: text.length, text }, undefined), text, expected).map(inOwnFile);

/** A problem of JSON that is a file: no line of it is left out, and no other request follows. */
export const inOwnFile = <Found extends Problem>(problem: Found): Found =>
  problem.code === 'invalid-json' ? { ...problem, inOwnFile: true } : problem;

/**
 * Why a text is no JSON.
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

function checkJson(json: BodyJson, source: string, expected: EntityType | undefined): Problem[] {
  const entityType = expected ?? namedEntityType(json);
  if (entityType === undefined) return [];
  const problems = faultsIn(json, source);
  const report: Report = (node, kind) => problems.push(problemAt(json.spanOf(node), kind));
  if (json.root) checkEntity(json.root, entityType, { json, report });
  return problems.sort((a, b) => a.start - b.start);
}

export interface Context {
  readonly json: BodyJson;
  readonly report: Report;
}

const odataType = '@odata.type';

/** Control information that a service writes and a client has no reason to send (OData JSON Format 4.01, 4.6). */
const responseAnnotations = new Set([
  '@odata.context',
  '@odata.id',
  '@odata.etag',
  '@odata.editLink',
  '@odata.readLink',
  '@odata.nextLink',
  '@odata.count',
]);

/** The entity type that a body's own `@odata.type` names. */
export function namedEntityType({ root, valueOf }: BodyJson): EntityType | undefined {
  for (const property of root?.type === 'object' ? (root.children ?? []) : []) {
    const [key, node] = property.children ?? [];
    if (key?.value !== odataType || !node) continue;
    const value = valueOf(node);
    return value.type === 'string' && value.text !== undefined ? entityTypeOfODataType(value.text) : undefined;
  }
  return undefined;
}

/** Checks an object against an entity type, and what is below it. */
export function checkEntity(node: Node, entityType: EntityType, context: Context): void {
  const value = context.json.valueOf(node);
  if (value.type === 'unknown') return;
  if (value.type !== 'object') {
    context.report(node, { code: 'body-not-object', entityType, actual: value.type });
    return;
  }
  const members = membersOf(node, context);
  const present = new Set(members.map(({ name }) => name));
  const seen = new Set<string>();
  for (const member of members) {
    const { name, key } = member;
    if (seen.has(name)) context.report(key, { code: 'duplicate-property', name });
    seen.add(name);
    checkMember(member, entityType, present, context);
  }
}

/** A name and a value of an object; no value while none is typed. */
interface Member {
  readonly name: string;
  readonly key: Node;
  readonly child: Node | undefined;
}

/** The members whose names are known: that of a variable is not while the variable has no value. */
const membersOf = (node: Node, { json }: Context): Member[] =>
  (node.children ?? []).flatMap(({ children: [key, child] = [] }) => {
    const named = key && json.valueOf(key);
    return key && named?.type === 'string' && named.text !== undefined ? [{ name: named.text, key, child }] : [];
  });

/** @param present the names of the object's members, which need not be suggested */
function checkMember(
  { name, key, child }: Member,
  entityType: EntityType,
  present: ReadonlySet<string>,
  context: Context,
): void {
  const { report, json } = context;
  if (name === odataType) {
    if (child) checkODataType(child, entityType, context);
    return;
  }
  if (name.includes('@')) {
    if (responseAnnotations.has(name)) report(key, { code: 'response-annotation', name });
    return;
  }
  const property = entityType.properties.find((candidate) => candidate.name === name);
  const navigation = entityType.navigationProperties.find((candidate) => candidate.name === name);
  // Documented as read-only; what these entities' service does with it has not been seen, so no more than a warning.
  if (property?.readOnly === true) report(key, { code: 'read-only-property', name, entityType });
  else if (property && child)
    checkValue(child, { property, entityType, report, valueOf: (node) => json.valueOf(node) });
  else if (navigation) checkNavigation(navigation, key, child, entityType, context);
  else if (!property) {
    const missing = entityType.properties
      .filter((candidate) => !candidate.readOnly && !present.has(candidate.name))
      .map((candidate) => candidate.name);
    report(key, { code: 'unknown-property', name, entityType, suggestion: nearest(name, missing) });
  }
}

/** OData lets a create bring related entities along; whether Intune does has not been seen. */
function checkNavigation(
  navigation: NavigationProperty,
  key: Node,
  child: Node | undefined,
  entityType: EntityType,
  context: Context,
): void {
  const { name, containsTarget: contained } = navigation;
  context.report(key, { code: 'deep-insert', name, entityType, contained });
  // What is to be left out has no right type.
  if (!contained || !navigation.collection || child === undefined) return;
  const { type } = context.json.valueOf(child);
  if (type !== 'array' && type !== 'unknown') {
    const fault = { kind: 'json-type', actual: type } as const;
    // As for any collection, whether the service takes null is not known.
    context.report(child, { code: 'wrong-type', property: navigation, entityType, fault, certain: type !== 'null' });
  }
  const target = entityTypes.find((candidate) => candidate.name === navigation.target);
  if (target && child.type === 'array') for (const item of child.children ?? []) checkEntity(item, target, context);
}

function checkODataType(node: Node, entityType: EntityType, { json, report }: Context): void {
  const value = json.valueOf(node);
  const expected = odataTypeOf(entityType);
  if (value.type === 'unknown' || (value.type === 'string' && (value.text === undefined || value.text === expected)))
    return;
  const text = value.type === 'string' ? value.text : undefined;
  const named = text === undefined ? undefined : entityTypeOfODataType(text);
  const fault = named !== entityType ? 'other-type' : text?.includes(internalNamespace) ? 'namespace' : 'spelling';
  report(node, { code: 'wrong-odata-type', value: text, entityType, fault });
}
