import { entityTypes } from '../src/catalog/index.ts';
import { checkedPayloads } from '../src/language/payload-file/checked-payloads.ts';
import { suggestionSchema } from '../src/language/contributions/schema.ts';
import { entitySnippet, requestSnippet } from '../src/language/contributions/snippets.ts';
import { payloadFilePattern } from '../src/language/payload-file/payload-file.ts';
import { routeLabel } from '../src/language/route-choices.ts';
import { manifestWith, suggestionSchemaPath } from './manifest.ts';
import { withoutShownTexts } from './manifest-texts.ts';
import { readmeWith } from './readme.ts';

/** A file that derives from the source. */
export interface GeneratedFile {
  /** From the root of the extension. */
  readonly path: string;
  readonly text: string;
}

/**
 * The JSON schemas (built), and what is committed because readers look for it in the repository: the snippets, and the generated
 * parts of package.json and of the README.
 *
 * @param read returns the text of a file, by its path from the root of the extension
 */
export const generatedFiles = (read: (path: string) => string): GeneratedFile[] => [
  ...checkedPayloads.map((payload) => ({
    path: suggestionSchemaPath(payload),
    // Not indented: to read a schema, you open or print it with a command.
    text: JSON.stringify(suggestionSchema(payload.type)),
  })),
  { path: 'snippets/http.json', text: json(requestSnippets()) },
  { path: 'snippets/json.json', text: json(payloadSnippets()) },
  ...manifestAndReadme(read),
];

/** The manifest, those of its texts that VS Code shows, and the README with tables of both. */
function manifestAndReadme(read: (path: string) => string): GeneratedFile[] {
  const { manifest, texts } = withoutShownTexts(
    manifestWith(JSON.parse(read('package.json')) as Record<string, unknown>),
    JSON.parse(read('package.nls.json')) as Record<string, string>,
  );
  return [
    { path: 'package.json', text: json(manifest) },
    { path: 'package.nls.json', text: json(texts) },
    { path: 'README.md', text: readmeWith(read('README.md'), manifest, texts) },
  ];
}

// They have no prefix, because VS Code would offer them wherever a line is empty or ends with a space, in headers and bodies, too.
// They are in "Insert Snippet" and "Fill File with Snippet"; where a request may begin, completion offers them by short prefixes.
const requestSnippets = () =>
  Object.fromEntries(
    entityTypes.flatMap((entityType) =>
      entityType.routes.map((route) => [
        `POST ${routeLabel(route.path)}`,
        {
          isFileTemplate: true,
          body: requestSnippet(entityType, route),
          description: `Create a ${entityType.name}: POST ${route.path}`,
        },
      ]),
    ),
  );

const payloadSnippets = () =>
  Object.fromEntries(
    checkedPayloads.map(({ name, type }) => [
      name,
      {
        body: entitySnippet(type),
        description:
          type.kind === 'parameters' ? `Payload of the action ${type.name}` : `Payload that creates a ${name}`,
        // Supported since VS Code 1.109; older versions offer the snippet in every JSON file.
        include: [payloadFilePattern({ name })],
      },
    ]),
  );

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;
