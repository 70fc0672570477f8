import { entityTypes } from '../../catalog/index.ts';
import { payloadFilePattern } from '../payload-file.ts';
import { routeLabel } from '../route-choices.ts';
import { payloadSchema } from './schema.ts';
import { entitySnippet, requestSnippet } from './snippets.ts';

/** A file that derives from the catalog and that VS Code reads from disk. */
export interface GeneratedFile {
  /** From the root of the extension. */
  readonly path: string;
  readonly text: string;
}

/** The JSON schemas (built) and the snippets (committed, because the manifest's readers look for them in the repository). */
export const generatedFiles = (): GeneratedFile[] => [
  ...entityTypes.map((entityType) => ({
    path: `dist/schemas/${entityType.name}.schema.json`,
    text: json(payloadSchema(entityType)),
  })),
  { path: 'snippets/http.json', text: json(requestSnippets()) },
  { path: 'snippets/json.json', text: json(payloadSnippets()) },
];

const requestSnippets = () =>
  Object.fromEntries(
    entityTypes.flatMap((entityType) =>
      entityType.routes.map((route) => [
        `POST ${routeLabel(route.path)}`,
        {
          prefix: entityType.name,
          body: requestSnippet(entityType, route),
          description: `Create a ${entityType.name}: POST ${route.path}`,
        },
      ]),
    ),
  );

const payloadSnippets = () =>
  Object.fromEntries(
    entityTypes.map((entityType) => [
      entityType.name,
      {
        prefix: entityType.name,
        body: entitySnippet(entityType),
        description: `Payload that creates a ${entityType.name}`,
        // Known to VS Code since 1.109; an older one offers the snippet in every JSON file.
        include: [payloadFilePattern(entityType)],
      },
    ]),
  );

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;
