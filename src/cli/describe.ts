import { t } from '@vscode/l10n';
import { graphVersion } from '../catalog/url/graph-url.ts';
import { sources, type Source } from '../catalog/sources/index.ts';
import {
  describeRequest,
  describeType,
  type NamedTypeDescription,
  type RequestDescription,
  type Undescribed,
} from '../language/describe/describe.ts';
import type { PropertyDescription, TypeDescription } from '../language/describe/type-description.ts';
import { schemaOfRequest, schemaOfType } from '../language/describe/describe-schema.ts';
import { redacted, redactedData } from '../secrets/redacted.ts';
import type { Command, DescribedThing } from './arguments.ts';
import type { ExitCode } from './report/file-report.ts';
import { type Printed, printed, printedJson, printedLines, printedText } from './printed.ts';
import type { Surroundings } from './surroundings.ts';

/** Describes what a request or a type accepts; the exit code is 1 if it is unknown. */
export async function describe(
  { what, format }: Pick<Command & { readonly kind: 'describe' }, 'what' | 'format'>,
  { write, complain }: Surroundings,
): Promise<ExitCode> {
  const unknown = (why: Undescribed): ExitCode => {
    complain(printed`graph-run-states: ${redacted(whyUnknown(why, what))}`);
    return 1;
  };
  if (format === 'schema') {
    const schema = 'type' in what ? schemaOfType(what.type) : schemaOfRequest(what.method, what.path);
    if ('unknown' in schema) return unknown(schema);
    await write(printed`${printedJson(redactedData(schema))}\n`);
    return 0;
  }
  const found = 'type' in what ? describeType(what.type) : describeRequest(what.method, what.path);
  if ('unknown' in found) return unknown(found);
  await write(format === 'json' ? printed`${printedJson(redactedData(found))}\n` : printedLines([...linesOf(found)]));
  return 0;
}

function whyUnknown(found: Undescribed, what: DescribedThing): string {
  const [method, path] = 'type' in what ? ['', what.type] : [what.method.toUpperCase(), what.path];
  switch (found.unknown) {
    case 'url':
      return t`'${path}' isn’t a URL of Microsoft Graph.`;
    case 'version':
      return t`Only version ${graphVersion} is known.`;
    case 'path':
      return t`The path '${path}' is unknown. It may exist: this tool knows Intune, below /deviceManagement and /deviceAppManagement.`;
    case 'method':
      return t`${method} is unknown for '${path}'. Known: ${found.methods.join(', ')}.`;
    case 'body':
      return t`${method} '${path}' has no body of a known type.`;
    case 'type':
      return t`The type '${path}' is unknown. It may exist: this tool knows the types of Intune.`;
    default:
      return found satisfies never;
  }
}

function* linesOf(found: RequestDescription | NamedTypeDescription): Generator<Printed> {
  const { type, types, citations } = found;
  if ('method' in found) yield* requestLines(found);
  if (type) yield* typeLines(type);
  for (const inner of Object.values(types)) {
    yield printed``;
    yield* typeLines(inner);
  }
  yield printed``;
  yield printedText`Sources`;
  for (const { title, url, date } of Object.values<Source>(citations))
    yield printed`  ${redacted(title)}${date === undefined ? printed`` : printed` (${redacted(date)})`} ${redacted(url)}`;
}

function* requestLines(found: RequestDescription): Generator<Printed> {
  const { method, version, path, permissions, reportedNotImplemented, typeOf, type } = found;
  yield printed`${redacted(method)} /${version}${redacted(path)}`;
  yield standingLine(found.standing);
  if (permissions) {
    yield printedText`Permissions, delegated or application: ${redacted(permissions.documented.join(', '))}`;
    if (permissions.announced.length > 0)
      yield printedText`Announced in their place: ${redacted(permissions.announced.join(', '))}`;
  }
  if (reportedNotImplemented)
    yield printedText`Documented, but reported as not implemented. Use ${redacted(reportedNotImplemented.use)}.`;
  yield printed``;
  if (type === null) yield printedText`No body is known.`;
  else yield typeOf === 'body' ? printedText`The body:` : printedText`The response holds:`;
}

const standingLine = (standing: TypeDescription['standing']): Printed =>
  standing === 'checked'
    ? printedText`Checked by hand against the sources below.`
    : printedText`From Microsoft’s SDK metadata of ${redacted(sources.sdkModels.date)}, not checked by hand.`;

function* typeLines(type: TypeDescription): Generator<Printed> {
  const { name, kind, description, standing, page, properties, navigationProperties, derivedTypes, members } = type;
  yield printed`${redacted(name)} (${kindText(kind)})`;
  if (description !== '') yield printed`  ${redacted(description)}`;
  yield printed`  ${standingLine(standing)}`;
  yield printed`  ${redacted(page)}`;
  if (members) yield printed`  ${printedText`Members: ${redacted(members.join(', '))}`}`;
  for (const property of properties) yield propertyLine(property);
  for (const navigation of navigationProperties)
    yield printed`  ${redacted(navigation.name)}: ${redacted(navigation.type)} (${printedText`navigation property`})`;
  if (derivedTypes.length > 0)
    yield printed`  ${printedText`Or one of these, by its @odata.type: ${redacted(derivedTypes.join(', '))}`}`;
}

function kindText(kind: TypeDescription['kind']): Printed {
  switch (kind) {
    case 'entity':
      return printedText`entity type`;
    case 'complex':
      return printedText`complex type`;
    case 'parameters':
      return printedText`parameters`;
    case 'enum':
      return printedText`enum type`;
    default:
      return kind satisfies never;
  }
}

function propertyLine({ name, type, nullable, readOnly, readOnlyInWords, members, isFlags }: PropertyDescription) {
  const nullability = nullable ? printedText`nullable` : printedText`not nullable`;
  const readOnlyText = !readOnly
    ? printed``
    : readOnlyInWords
      ? printed`, ${printedText`read-only by its description`}`
      : printed`, ${printedText`read-only`}`;
  const memberText = members === null ? printed`` : printed`: ${redacted(members.join(', '))}`;
  const flagsText = isFlags ? printed` (${printedText`several, with commas between them`})` : printed``;
  return printed`  ${redacted(name)}: ${redacted(type)}, ${nullability}${readOnlyText}${memberText}${flagsText}`;
}
