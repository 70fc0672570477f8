// The parts of package.json that derive from the source. The rest is written by hand.
import { clouds, type Cloud } from '../src/catalog/index.ts';
import { guidPattern } from '../src/catalog/guid.ts';
import { commandId, contributedCommands } from '../src/editor/command-names.ts';
import { checkedPayloads, type PayloadKind } from '../src/language/payload-file/checked-payloads.ts';
import { payloadFilePattern } from '../src/language/payload-file/payload-file.ts';
import { payloadFileNamePattern } from '../src/language/payload-file/name.ts';
import { problemCodes } from '../src/language/problems/problem.ts';
import { severitySettingValues } from '../src/language/problems/severity-setting.ts';
import { publisherLinks } from './publisher-links.ts';

interface MenuItem {
  readonly command?: string;
  readonly when?: string;
}

interface Contributes {
  readonly menus: Readonly<Record<string, readonly MenuItem[]>>;
  readonly configuration: readonly SettingCategory[];
}

type Settings = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** Settings below their own heading. */
interface SettingCategory {
  readonly properties: Settings;
}

/** The schema that VS Code uses for payload files of a kind. */
export const suggestionSchemaPath = ({ name }: PayloadKind): string => `dist/schemas/${name}.json`;

/** The manifest with its parts that derive from the source; the order of its keys stays the same. */
export function manifestWith(manifest: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const contributes = manifest['contributes'] as Contributes;
  const { menus, configuration } = contributes;
  const { repository, license } = manifest as {
    readonly repository: { readonly url: string };
    readonly license: string;
  };
  return {
    ...manifest,
    ...publisherLinks(repository.url, license),
    contributes: {
      ...contributes,
      jsonValidation: checkedPayloads.map((payload) => ({
        fileMatch: payloadFilePattern(payload),
        url: `./${suggestionSchemaPath(payload)}`,
      })),
      commands: contributedCommands.map(([name, { title, shortTitle, icon }]) => ({
        command: commandId(name),
        title,
        ...(shortTitle === undefined ? {} : { shortTitle }),
        category: 'Graph Run States',
        ...(icon === undefined ? {} : { icon: `$(${icon})` }),
      })),
      menus: {
        ...Object.fromEntries(Object.entries(menus).map(([menu, items]) => [menu, items.map(withPayloadFiles)])),
        commandPalette: paletteItems(),
      },
      configuration: configuration.map((category) => ({
        ...category,
        properties: inThisOrder(settings(category.properties)),
      })),
    },
  };
}

const inRequests = 'editorLangId == http || editorLangId == markdown && graphRunStates.canSend';
// `canSend` says whether the document in front is named after a type that exists.
const inPayloadFiles = `graphRunStates.canSend && resourceFilename =~ /${payloadFileNamePattern}/`;

const paletteConditions = {
  requests: inRequests,
  'requests and payload files': `${inRequests} || ${inPayloadFiles}`,
  never: 'false',
} as const;

const paletteItems = (): MenuItem[] =>
  contributedCommands.flatMap(([name, { palette }]) =>
    palette === undefined
      ? []
      : [
          {
            command: commandId(name),
            when: paletteConditions[palette],
          },
        ],
  );

/** A menu item; if its condition has a pattern for payload files, it becomes the current one. */
const withPayloadFiles = (item: MenuItem): MenuItem =>
  item.when === undefined
    ? item
    : {
        ...item,
        when: item.when.replace(
          /(?:graphRunStates\.canSend && )?resourceFilename =~ \/.*?\.json\$\//,
          () => inPayloadFiles,
        ),
      };

/** The settings of a category. If it has those of clouds or of problem codes, they derive from the source. */
function settings(written: Settings): Settings {
  const others = Object.entries(written).filter(([name]) => !ofCloud.test(name));
  const ofClouds = others.length < Object.keys(written).length ? clouds.map(cloudSettings) : [];
  const severity = 'graphRunStates.problems.severity';
  return {
    ...Object.fromEntries(others),
    ...(Object.assign({}, ...ofClouds) as Settings),
    ...(severity in written ? { [severity]: { scope: 'resource', ...severitySetting() } } : {}),
  };
}

const ofCloud = /^graphRunStates\.signIn\.\w+\.(?:clientId|tenant)$/;

/** VS Code sorts settings by name, China before the global service, unless they have an order. */
const inThisOrder = (properties: Settings): Settings =>
  Object.fromEntries(
    Object.entries(properties).map(([name, setting], index) => [name, { ...setting, order: index + 1 }]),
  );

function cloudSettings({ id, name }: Cloud): Settings {
  const inCloud = id === 'global' ? 'the global service' : name;
  return {
    [`graphRunStates.signIn.${id}.clientId`]: {
      scope: 'application',
      type: 'string',
      default: '',
      pattern: `^$|^${guidPattern}$`,
      patternErrorMessage: 'The application (client) ID is a GUID, such as 11111111-2222-3333-4444-555555555555.',
      markdownDescription: `Application (client) ID of your app registration in ${inCloud}. To get one, [set up an app registration](command:graphRunStates.setUpAppRegistration).`,
    },
    [`graphRunStates.signIn.${id}.tenant`]: {
      scope: 'application',
      type: 'string',
      default: '',
      pattern: `^$|^organizations$|^${guidPattern}$|^([A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?\\.)+[A-Za-z]{2,}$`,
      patternErrorMessage:
        'A tenant is its id (a GUID), one of its domains, such as contoso.onmicrosoft.com, or organizations.',
      markdownDescription: `Tenant to sign in to in ${inCloud}: its id, one of its domains, or \`organizations\` for the tenant of the account that signs in.`,
    },
  };
}

const severitySetting = () => ({
  type: 'object',
  default: {},
  additionalProperties: false,
  markdownDescription:
    'Severity of each problem in request files, body files and payload files, by code. Codes you don’t list keep their defaults; `off` hides a problem. In payload files, VS Code itself reports invalid JSON and duplicate properties.',
  properties: Object.fromEntries(
    Object.entries(problemCodes).map(([code, { severity, reduced, meaning }]) => [
      code,
      {
        type: 'string',
        enum: severitySettingValues,
        default: severity,
        description:
          `${meaning().charAt(0).toUpperCase()}${meaning().slice(1)}.` +
          (reduced === undefined
            ? ''
            : ` By default ${severity}, or ${reduced.severity} when the impact is minor or uncertain.`),
      },
    ]),
  ),
});
