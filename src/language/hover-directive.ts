import type { Directive } from '../http/model.ts';
import { code } from './hover-markdown.ts';

/** What a comment that tools act on does. */
export function directiveHover({ name, value }: Directive): string | undefined {
  if (name.text === 'name')
    return value.text === ''
      ? 'Names the request below. The name is missing.'
      : `Names the request below ${code(value.text)}: in the outline here, and for references of other tools.`;
  const tools = otherTools.get(name.text);
  return tools === undefined ? undefined : `${code(`@${name.text}`)} is for ${tools}. Graph Run States passes over it.`;
}

const all = 'REST Client, httpYac and JetBrains’ HTTP client';

/** Directives of tools that read the same files, by what their documentation and sources have. */
const otherTools: ReadonlyMap<string, string> = new Map([
  ['note', 'REST Client and httpYac'],
  ['no-redirect', all],
  ['no-cookie-jar', all],
  ['prompt', 'REST Client'],
  ...[
    ...['ref', 'forceRef', 'import', 'loop', 'disabled', 'sleep', 'ratelimit', 'jwt'],
    ...['save', 'openWith', 'noLog', 'proxy'],
  ].map((name): [string, string] => [name, 'httpYac']),
  ['timeout', 'httpYac and JetBrains’ HTTP client'],
  ['no-log', 'JetBrains’ HTTP client'],
]);
