import { t } from '@vscode/l10n';
import type { Directive } from '../../http/model.ts';
import { simulatedFailures, commonOptions, readSandboxDirective, sandboxDirective } from '../sandbox-directive.ts';
import { code } from './markdown.ts';
import { disableInFile, disableNextLine } from '../problems/suppression.ts';

/** What a directive does; undefined for an unknown one. */
export function directiveHover({ start, end, name, value }: Directive): string | undefined {
  switch (name.text) {
    case 'name':
      return value.text === ''
        ? t('Names the request below. The name is missing.')
        : t`Names the request below ${code(value.text)}, for the outline and for references such as ${code(`{{${value.text}.response.body.id}}`)}.`;
    case 'prompt':
    case 'secret': {
      const [variable = ''] = value.text.split(/\s+/);
      return variable === ''
        ? t('Asks for a value when you send. Its name is missing.')
        : t`Asks for the value of ${code(`{{${variable}}}`)} when you send the request below.`;
    }
    case sandboxDirective:
      return sandboxHover({ start, end, name, value });
    case disableNextLine:
      return t(
        'Hides problems of the next line: those with the codes that follow, or all of them. Text after `--` is the reason.',
      );
    case disableInFile:
      return t(
        'Above the first request: hides problems of the whole file, those with the codes that follow, or all of them. Text after `--` is the reason.',
      );
    default: {
      const tools = otherTools.get(name.text);
      return tools === undefined
        ? undefined
        : t`${code(`@${name.text}`)} is for ${tools()}. This extension ignores it.`;
    }
  }
}

/** What the sandbox simulates for a directive; if undefined, what it can simulate. */
export function sandboxHover(directive: Directive | undefined): string {
  const plan = directive && readSandboxDirective(directive);
  const [first = ''] = directive?.value.text.split(/\s+/) ?? [];
  const failure =
    plan && !('kind' in plan) && Object.hasOwn(simulatedFailures, first) ? simulatedFailures[first] : undefined;
  return [
    t('The sandbox simulates a failure of the service for this request. Requests to Microsoft Graph aren’t affected.'),
    ...(failure
      ? [`${code(first)}: ${failure.meaning()}.`]
      : [
          Object.entries(simulatedFailures)
            .map(([name, { meaning }]) => `- ${code(name)}: ${meaning()}`)
            .join('\n'),
        ]),
    Object.entries(commonOptions)
      .map(([name, meaning]) => `- ${code(`${name}=<number>`)}: ${meaning()}`)
      .join('\n'),
  ].join('\n\n');
}

const all = (): string => t('REST Client, httpYac and JetBrains’ HTTP client');

/** Directives of tools that read the same files, from their documentation and sources. */
const otherTools: ReadonlyMap<string, () => string> = new Map([
  ['note', () => t('REST Client and httpYac')],
  ['no-redirect', all],
  ['no-cookie-jar', all],
  ...[
    ...['ref', 'forceRef', 'import', 'loop', 'disabled', 'sleep', 'ratelimit', 'jwt'],
    ...['save', 'openWith', 'noLog', 'proxy'],
  ].map((name): [string, () => string] => [name, () => 'httpYac']),
  ['timeout', () => t('httpYac and JetBrains’ HTTP client')],
  ['no-log', () => t('JetBrains’ HTTP client')],
]);
