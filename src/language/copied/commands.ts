import { isFence } from '../../http/line-kinds.ts';
import { asText } from '../paste/lines.ts';
import { bashWords, type CommandWords } from './bash-words.ts';
import { cmdWords } from './cmd-words.ts';
import type { CopiedRequest, CopiedRequests } from './copied-request.ts';
import { curlRequests } from './curl.ts';
import { beginsFetch, readFetch } from './fetch-call.ts';
import type { PowerShellValue } from './powershell-value.ts';
import {
  beginsAssignment,
  beginsCommand,
  beginsSession,
  hasPowerShellCommand,
  powerShellWords,
  readAssignment,
  readPowerShellCommand,
} from './powershell.ts';
import { requestOfShareLink } from './share-link.ts';

/**
 * Reads the command at an offset of a text, up to the limit.
 *
 * @returns the requests, and the offset at which they end; without requests, the offset up to which there are none
 */
type ReadCommand = (text: string, from: number, limit: number) => CopiedRequests;

/** A shell prompt that was copied with the command. */
const prompt = String.raw`[ \t]*(?:[$%>][ \t]+|(?:PS[ \t]+)?[A-Za-z]:\\[^>\n]{0,200}>[ \t]*|PS>[ \t]*)?`;

/** The readers, each with the beginning of a line up to the command, where it starts to read. */
const readers: readonly (readonly [begins: RegExp, read: ReadCommand])[] = [
  [new RegExp(`^${prompt}(?:&[ \\t]+)?(?=["']?curl(?:\\.exe)?["']?[ \\t])`, 'i'), readCurl],
  [beginsFetch, readFetch],
  [/^[ \t]*(?=<?https:\/\/\S+$)/i, readShareLink],
];

/** The commands in a copied text, such as shell commands, from which requests can be read without running them. */
export class Commands {
  private readonly text: string;
  /** Offset of each line. */
  private readonly starts: readonly number[];
  /** For each reader, the offset up to which it found nothing, so that it needn't look again. */
  private readonly fruitless = new Map<unknown, number>();
  private readonly powerShell: PowerShellScript | undefined;
  private fence: { readonly from: number; readonly line: number } | undefined;

  constructor(private readonly lines: readonly string[]) {
    this.text = lines.join('\n');
    this.powerShell = hasPowerShellCommand(this.text) ? new PowerShellScript(this.text) : undefined;
    let start = 0;
    this.starts = lines.map((line) => {
      const own = start;
      start += line.length + 1;
      return own;
    });
  }

  /**
   * Reads the command that begins on a line.
   *
   * @param inFence whether it ends with the Markdown fence around it
   * @returns its requests, and the first line after it; undefined if there is no command. A statement that only prepares one has no
   * requests.
   */
  readAt(
    index: number,
    inFence: boolean,
  ): { readonly requests: readonly CopiedRequest[]; readonly next: number } | undefined {
    const line = this.lines[index] ?? '';
    const from = this.starts[index] ?? 0;
    const limit = inFence ? (this.starts[this.fenceBelow(index)] ?? this.text.length) : this.text.length;
    const statement = this.powerShell?.readAt(line, from, limit);
    if (statement) return { requests: statement.requests, next: this.lineFrom(index, statement.end) };
    for (const [begins, read] of readers) {
      const [before] = begins.exec(line) ?? [];
      if (before === undefined || from < (this.fruitless.get(read) ?? -1)) continue;
      const found = read(this.text, from + before.length, limit);
      if (found.requests.length === 0) this.fruitless.set(read, found.end);
      else return { requests: found.requests, next: this.lineFrom(index, found.end) };
    }
    return undefined;
  }

  /** Index of the next line that is a fence; the number of lines if there is none. */
  private fenceBelow(index: number): number {
    if (this.fence === undefined || index < this.fence.from || index >= this.fence.line) {
      let line = index + 1;
      while (line < this.lines.length && !isFence(asText(this.lines[line] ?? ''))) line++;
      this.fence = { from: index, line };
    }
    return this.fence.line;
  }

  /** Index of the first line that begins at an offset or after it. */
  private lineFrom(index: number, offset: number): number {
    let next = index + 1;
    while (next < this.lines.length && (this.starts[next] ?? 0) < offset) next++;
    return next;
  }
}

/** The statements of a script that are read: assignments, and commands that send a request. */
class PowerShellScript {
  private readonly variables = new Map<string, PowerShellValue>();
  private readonly notClosed = { assignment: -1, command: -1 };
  private hasCookies = false;

  constructor(private readonly text: string) {}

  /** Reads the statement that begins with a line. @returns undefined for any other statement */
  readAt(line: string, from: number, limit: number): CopiedRequests | undefined {
    if (beginsSession.test(line)) {
      this.hasCookies ||= /\.Cookies\./i.test(line);
      return { requests: [], end: from + line.length };
    }
    const [before] = beginsCommand.exec(line) ?? [];
    if (before !== undefined && from >= this.notClosed.command) {
      const found = readPowerShellCommand(this.text, from + before.length, limit, this.variables);
      if (found === undefined) this.notClosed.command = limit;
      else if (found.requests.length > 0)
        return { ...found, requests: found.requests.map((one) => this.withCookies(one)) };
      return undefined;
    }
    if (!beginsAssignment.test(line) || from < this.notClosed.assignment) return undefined;
    const end = readAssignment(this.text, from, limit, this.variables);
    if (end === undefined) this.notClosed.assignment = limit;
    return end === undefined ? undefined : { requests: [], end };
  }

  private withCookies(request: CopiedRequest): CopiedRequest {
    return this.hasCookies ? { ...request, secrets: ['Cookie', ...(request.secrets ?? [])] } : request;
  }
}

/** Reads one or more cURL commands, one after another on a line, for any shell that browsers write them for. */
function readCurl(text: string, from: number, limit: number): CopiedRequests {
  const line = text.slice(from, Math.min(limit, endOfLine(text, from)));
  const readWords = isForCmd(line) ? cmdWords : /`[ \t]*$/.test(line) ? powerShellWords : bashWords;
  const requests: CopiedRequest[] = [];
  let end = from;
  do {
    const command: CommandWords | undefined = readWords(text, end, limit);
    if (command === undefined) return { requests, end: requests.length === 0 ? limit : end };
    if (command.end <= end) break;
    end = command.end;
    const name = command.words.findIndex(({ text: word }) => /^curl(\.exe)?$/i.test(word));
    if (name === -1) continue;
    for (const request of curlRequests({ ...command, words: command.words.slice(name) })) requests.push(request);
  } while (end < limit && text[end - 1] !== '\n');
  return { requests, end };
}

/** In cmd, a caret escapes the next character, and ends a line that continues. */
const isForCmd = (line: string): boolean => /\^(?:["&|<>%]|[ \t]*$)/.test(line) && !/^[^'^]*'/.test(line);

function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end === -1 ? text.length : end;
}

function readShareLink(text: string, from: number, limit: number): CopiedRequests {
  const end = Math.min(limit, endOfLine(text, from));
  const request = requestOfShareLink(text.slice(from, end));
  return { requests: request ? [request] : [], end };
}
