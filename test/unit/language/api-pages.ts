import { readFileSync } from 'node:fs';
import { entityTypes, type EntityType } from '../../../src/catalog/index.ts';

/** The reference page for creating an entity, in the forms that users copy. Its requests are the printed ones of test/examples. */
export interface ApiPage {
  readonly name: string;
  /** The source of the whole page. */
  readonly markdown: string;
  /** The text of the whole page as a browser shows it: no fences, no indentation, no blank lines. */
  readonly shown: string;
  /** The example request alone. */
  readonly example: string;
  /** The list of paths alone. */
  readonly paths: readonly string[];
  /** What is left of the page in a request file. */
  readonly clean: string;
}

const fence = (text: string): string => `\`\`\` http\n${text}\n\`\`\``;

/** A comment like those above each fence of the pages. */
const comment = (blockType: string): string => `<!-- {\n  "blockType": "${blockType}",\n  "truncated": true\n}\n-->`;

function apiPage(file: string, entityType: EntityType, pathCount: number): ApiPage {
  const url = new URL(`../../examples/as-printed/create-${file}.http`, import.meta.url);
  const example = readFileSync(url, 'utf8')
    .replace(/^#.*\n/gm, '')
    .trim();
  const body = example.slice(example.indexOf('{\n'));
  const response = `HTTP/1.1 201 Created\nContent-Type: application/json\n${body.replace('\n', '\n"id": "72522119-2119-7252-1921-527219215272",\n')}`;
  const own = /\/deviceManagement\S*/.exec(example)?.[0] ?? '';
  const documented = entityType.routes.filter(({ sources }) => sources.includes(entityType.createPage));
  const others = documented.map(({ path }) => path).filter((path) => path !== own);
  const paths = [own, ...others].slice(0, pathCount).map((path) => `POST ${path}`);
  const properties = entityType.properties.map(({ name, description }) => `|${name}|String|${description}|`).join('\n');
  const markdown = `---
title: "Create ${entityType.name}"
doc_type: apiPageType
---

# Create ${entityType.name}

> **Note:** This needs a license.

[!INCLUDE [clouds](../../includes/all-clouds.md)]

## HTTP request
${comment('ignored')}
${fence(paths.join('\n'))}

## Request headers
|Name|Description|
|:---|:---|
|Authorization|Bearer {token}. Required.|
|Content-Type|application/json. Required.|

## Request body
Supply a [${entityType.name}](../resources/a.md) as JSON.

|Property|Type|Description|
|:---|:---|:---|
${properties}

## Examples

### Request
Here is an example of the request.
${comment('request')}
${fence(example)}

### Response
**Note:** The object may be shortened.
${comment('response')}
${fence(response)}
`;
  const shown = markdown
    .replace(/^---\n[^]*?^---\n|<!--[^]*?-->\n|^```.*(?:\n|$)|^#+ |^> |\*\*/gm, '')
    .replace(/\n\s+/g, '\n')
    .trim();
  const also = paths.slice(1).map((path) => `# Also: ${path}\n`);
  const head = example
    .slice(0, example.indexOf('{\n'))
    .replace(/Content-length: \d+\n/, '')
    .trim();
  const pretty = JSON.stringify(JSON.parse(body), null, 2);
  return {
    name: file,
    markdown,
    shown,
    example,
    paths,
    clean: `### Create ${entityType.name}\n${also.join('')}${head}\n\n${pretty}\n`,
  };
}

const named = (name: string): EntityType => {
  const entityType = entityTypes.find((candidate) => candidate.name === name);
  if (entityType === undefined) throw new Error(`There is no ${name}.`);
  return entityType;
};

/** The five pages, each with the number of paths that it lists. */
export const apiPages: readonly ApiPage[] = [
  apiPage('device-management-script-device-state', named('deviceManagementScriptDeviceState'), 1),
  apiPage('device-health-script-device-state', named('deviceHealthScriptDeviceState'), 1),
  apiPage('device-compliance-script-device-state', named('deviceComplianceScriptDeviceState'), 1),
  apiPage('device-management-script-user-state', named('deviceManagementScriptUserState'), 3),
  apiPage('device-shell-script-device-state', named('deviceManagementScriptDeviceState'), 4),
];
