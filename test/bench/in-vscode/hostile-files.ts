// Files that nobody means to write and somebody will open.
import { requestFile } from '../request-file.ts';

const head =
  'POST https://graph.microsoft.com/beta/deviceManagement/deviceShellScripts/1/deviceRunStates\nContent-Type: application/json\n\n';

const repeated = (part: string, length: number): string => part.repeat(Math.ceil(length / part.length));

export interface HostileFile {
  readonly name: string;
  readonly text: () => string;
  /** What it is measured beside: the same text as this file, whose language VS Code itself knows. Absent: plain text. */
  readonly beside?: { readonly name: string; readonly text?: (text: string) => string };
  /** What the cursor is put behind before typing. */
  readonly behind: string;
}

const megabyte = 1_000_000;

/** Each as a function: together they take 250 MB. */
export const hostileFiles: Readonly<Record<string, HostileFile>> = {
  '10,000 requests (5.6 MB)': {
    name: 'many.http',
    text: () => requestFile(10_000),
    behind: '"runState": "',
  },
  '100,000 blocks': {
    name: 'blocks.http',
    text: () => repeated('###\nGET https://graph.microsoft.com/beta/deviceManagement/deviceShellScripts\n', 7_700_000),
    behind: 'deviceShellScripts',
  },
  '45 MB of requests': {
    name: 'long.http',
    text: () => repeated(requestFile(100), 45 * megabyte),
    behind: '"runState": "',
  },
  '60 MB of requests': {
    name: 'longer.http',
    text: () => repeated(requestFile(100), 60 * megabyte),
    behind: '"runState": "',
  },
  'one body of 5 MB in one line': {
    name: 'line.http',
    text: () => `${head}{ "runState": "success", "resultMessage": "${repeated('x', 5 * megabyte)}" }\n`,
    behind: '"runState": "',
  },
  'one body of 5 MB in lines': {
    name: 'body.http',
    text: () =>
      `${head}{ "runState": "success",\n${repeated('  "resultMessage": "The script ran.",\n', 5 * megabyte)}  "errorCode": 0\n}\n`,
    behind: '"runState": "',
  },
  'a URL of 5 MB': {
    name: 'url.http',
    text: () => `GET https://graph.microsoft.com/beta/deviceManagement?a=${repeated('{{a}}b', 5 * megabyte)}\n`,
    behind: 'deviceManagement',
  },
  'JSON nested 100,000 deep': {
    name: 'deep.http',
    text: () => `${head}{ "runState": "success", "a": ${'['.repeat(100_000)}${']'.repeat(100_000)} }\n`,
    behind: '"runState": "',
  },
  'Markdown of 10 MB': {
    name: 'page.md',
    // VS Code's own support of Markdown reads all of it in the extension host after each edit.
    beside: { name: 'other.md', text: (text) => text.replaceAll('```http', '```text') },
    text: () => repeated(`# A\n\nSome text.\n\n\`\`\`http\n${requestFile(1)}\`\`\`\n\n`, 10 * megabyte),
    behind: '"runState": "',
  },
  'a payload file of 20 MB': {
    name: 'big.deviceManagementScriptUserState.json',
    beside: { name: 'big.json' },
    text: () =>
      `{\n  "runState": "success",\n${repeated('  "resultMessage": "The script ran.",\n', 20 * megabyte)}  "errorCode": 0\n}\n`,
    behind: '"runState": "',
  },
};
