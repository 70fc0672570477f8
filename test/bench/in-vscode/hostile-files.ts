// Files that no one writes on purpose, but someone will open.
import { requestFile } from '../request-file.ts';

const head =
  'POST https://graph.microsoft.com/beta/deviceManagement/deviceShellScripts/1/deviceRunStates\nContent-Type: application/json\n\n';

const repeated = (part: string, length: number): string => part.repeat(Math.ceil(length / part.length));

export interface HostileFile {
  readonly name: string;
  readonly text: () => string;
  /** What it is compared with: the same text in this file, whose language VS Code itself supports. By default, plain text. */
  readonly comparedWith?: { readonly name: string; readonly text?: (text: string) => string };
  /** The text after which the cursor is placed before typing. */
  readonly typeAfter: string;
}

const megabyte = 1_000_000;

/** Their texts are functions: together they take 250 MB. */
export const hostileFiles: Readonly<Record<string, HostileFile>> = {
  '10,000 requests (5.6 MB)': {
    name: 'many.http',
    text: () => requestFile(10_000),
    typeAfter: '"runState": "',
  },
  '100,000 blocks': {
    name: 'blocks.http',
    text: () => repeated('###\nGET https://graph.microsoft.com/beta/deviceManagement/deviceShellScripts\n', 7_700_000),
    typeAfter: 'deviceShellScripts',
  },
  '45 MB of requests': {
    name: 'long.http',
    text: () => repeated(requestFile(100), 45 * megabyte),
    typeAfter: '"runState": "',
  },
  '60 MB of requests': {
    name: 'longer.http',
    text: () => repeated(requestFile(100), 60 * megabyte),
    typeAfter: '"runState": "',
  },
  'one body of 5 MB on one line': {
    name: 'line.http',
    text: () => `${head}{ "runState": "success", "resultMessage": "${repeated('x', 5 * megabyte)}" }\n`,
    typeAfter: '"runState": "',
  },
  'one body of 5 MB on many lines': {
    name: 'body.http',
    text: () =>
      `${head}{ "runState": "success",\n${repeated('  "resultMessage": "The script ran.",\n', 5 * megabyte)}  "errorCode": 0\n}\n`,
    typeAfter: '"runState": "',
  },
  'a URL of 5 MB': {
    name: 'url.http',
    text: () => `GET https://graph.microsoft.com/beta/deviceManagement?a=${repeated('{{a}}b', 5 * megabyte)}\n`,
    typeAfter: 'deviceManagement',
  },
  'JSON nested 100,000 levels deep': {
    name: 'deep.http',
    text: () => `${head}{ "runState": "success", "a": ${'['.repeat(100_000)}${']'.repeat(100_000)} }\n`,
    typeAfter: '"runState": "',
  },
  'Markdown of 10 MB': {
    name: 'page.md',
    // VS Code's own support for Markdown reads all of it in the extension host after each edit.
    comparedWith: { name: 'other.md', text: (text) => text.replaceAll('```http', '```text') },
    text: () => repeated(`# A\n\nSome text.\n\n\`\`\`http\n${requestFile(1)}\`\`\`\n\n`, 10 * megabyte),
    typeAfter: '"runState": "',
  },
  'a payload file of 20 MB': {
    name: 'big.deviceManagementScriptUserState.json',
    comparedWith: { name: 'big.json' },
    text: () =>
      `{\n  "runState": "success",\n${repeated('  "resultMessage": "The script ran.",\n', 20 * megabyte)}  "errorCode": 0\n}\n`,
    typeAfter: '"runState": "',
  },
};
