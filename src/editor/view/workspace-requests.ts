import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import { readFaultMessage } from '../../files/read-result.ts';
import { parseHttpFile } from '../../http/file.ts';
import type { HttpFile } from '../../http/model.ts';
import { noOuterVariables, type OuterVariables } from '../../http/variables/outer-variables.ts';
import { listLimit } from '../../language/limits.ts';
import { holdsGraphRequest, parseMarkdown } from '../../language/markdown/blocks.ts';
import { FileOutline } from '../../language/navigation/symbols.ts';
import { payloadFileOf } from '../../language/payload-file/payload-file.ts';
import { payloadFileGlobs } from '../../language/payload-file/name.ts';
import type { HttpDocuments } from '../documents/documents.ts';
import { requestFileGlobs } from '../documents/languages.ts';
import { rangeIn } from '../documents/ranges.ts';
import { readFileBelow } from '../documents/read-file-below.ts';
import type { Environments } from '../environments/environments.ts';
import { collectInSlices } from '../in-slices.ts';

/** How many files of a kind are listed and searched; the user can find more by their names. */
export const mostFiles = 500;

/** The largest request file that is read, in bytes. */
const largestFile = 20 * 1024 * 1024;

/** The same for Markdown pages; less, because most of them have no request. */
const largestPage = 1024 * 1024;

export const requestFiles = `**/{${requestFileGlobs.join(',')}}`;

export const markdownPages = '**/*.md';

/** Files with names like those of payload files. Whether one is a payload file depends on the contract. */
export const payloadCandidates = `**/{${payloadFileGlobs.join(',')}}`;

/** Many more than `mostFiles`, because many candidates aren't payload files. */
const mostCandidates = 20 * mostFiles;

const notSearched = '**/node_modules/**';

export const isPayload = ({ path }: vscode.Uri): boolean => (payloadFileOf(path)?.routes().length ?? 0) > 0;

export const isPage = ({ path }: vscode.Uri): boolean => path.toLowerCase().endsWith('.md');

/** A request in a file of the workspace. */
export interface FoundRequest {
  readonly uri: vscode.Uri;
  readonly name: string;
  /** Its entity type, or its method and path. */
  readonly detail: string;
  /** The range of its request line. */
  readonly range: vscode.Range;
}

/** The requests of a file, or why there are none. */
export type FileRequests =
  | { readonly requests: readonly FoundRequest[]; readonly isPage: boolean }
  | { readonly note: string };

/** What was read of a file on disk, and in which state the file was. */
interface Known {
  readonly state: string;
  readonly requests: FileRequests;
}

/** The requests of the workspace, for the view and for the search by name. Files are read when needed, and again after a change. */
export class WorkspaceRequests {
  readonly #documents: HttpDocuments;
  readonly #environments: Environments;
  readonly #known = new Map<string, Known>();

  constructor(documents: HttpDocuments, environments: Environments) {
    this.#documents = documents;
    this.#environments = environments;
  }

  /** Request files and payload files, sorted by path. */
  async files(
    token?: vscode.CancellationToken,
  ): Promise<{ readonly uris: readonly vscode.Uri[]; readonly hasMore: boolean }> {
    const [requests, candidates] = await Promise.all([
      vscode.workspace.findFiles(requestFiles, notSearched, mostFiles + 1, token),
      vscode.workspace.findFiles(payloadCandidates, notSearched, mostCandidates, token),
    ]);
    const found = [...requests, ...candidates.filter(isPayload)];
    return { uris: sorted(found.slice(0, mostFiles)), hasMore: found.length > mostFiles };
  }

  /** Markdown pages with a request to Graph, sorted by path. Reads every page to find them. */
  async pages(token: vscode.CancellationToken): Promise<readonly vscode.Uri[]> {
    const found = await vscode.workspace.findFiles(markdownPages, notSearched, mostFiles, token);
    const pages: vscode.Uri[] = [];
    for (const uri of found) {
      if (token.isCancellationRequested) break;
      const read = await this.requestsOf(uri, token);
      if ('requests' in read && read.requests.length > 0) pages.push(uri);
    }
    return sorted(pages);
  }

  /** The requests of a file as it is in the editor, or else on disk; at most `listLimit`. */
  async requestsOf(uri: vscode.Uri, token: vscode.CancellationToken): Promise<FileRequests> {
    const key = uri.toString();
    const open = this.#documents.open.find((document) => document.uri.toString() === key);
    if (open) return this.#requestsIn(uri, this.#documents.fileOf(open), this.#environments.variablesOf(open), token);
    const state = await stateOf(uri);
    const known = this.#known.get(key);
    if (known && known.state === state) return known.requests;
    const requests = await this.#read(uri, token);
    if (!token.isCancellationRequested && state !== undefined) this.#known.set(key, { state, requests });
    return requests;
  }

  /** All requests of request files and Markdown pages, file by file. */
  async *all(token: vscode.CancellationToken): AsyncGenerator<FoundRequest, void> {
    const [{ uris }, pages] = await Promise.all([
      this.files(token),
      vscode.workspace.findFiles(markdownPages, notSearched, mostFiles, token),
    ]);
    for (const uri of [...uris.filter((file) => !isPayload(file)), ...sorted(pages)]) {
      if (token.isCancellationRequested) return;
      const read = await this.requestsOf(uri, token);
      if ('requests' in read) yield* read.requests;
    }
  }

  async #read(uri: vscode.Uri, token: vscode.CancellationToken): Promise<FileRequests> {
    const folder = vscode.workspace.getWorkspaceFolder(uri)?.uri ?? vscode.Uri.joinPath(uri, '..');
    const limit = isPage(uri) ? largestPage : largestFile;
    const read = await readFileBelow(folder, uri, limit);
    if ('text' in read)
      return this.#requestsIn(
        uri,
        isPage(uri) ? parseMarkdown(read.text) : parseHttpFile(read.text),
        noOuterVariables,
        token,
      );
    const name = vscode.workspace.asRelativePath(uri);
    return { note: readFaultMessage(`'${name}'`, read.fault, limit, t('Its requests aren’t listed.')) };
  }

  async #requestsIn(
    uri: vscode.Uri,
    file: HttpFile,
    outer: OuterVariables,
    token: vscode.CancellationToken,
  ): Promise<FileRequests> {
    // A page about other services isn't listed.
    if (isPage(uri) && !holdsGraphRequest(file)) return { requests: [], isPage: true };
    return {
      requests: (await collectInSlices(requestsIn(uri, file, outer), token, listLimit)) ?? [],
      isPage: isPage(uri),
    };
  }
}

/** The state of a file, which changes with the file; undefined if it can’t be determined. */
async function stateOf(uri: vscode.Uri): Promise<string | undefined> {
  try {
    const { mtime, size } = await vscode.workspace.fs.stat(uri);
    return `${mtime} ${size}`;
  } catch {
    return undefined;
  }
}

function* requestsIn(uri: vscode.Uri, file: HttpFile, outer: OuterVariables): Generator<FoundRequest, void> {
  for (const { index, symbols } of new FileOutline().symbols(file, outer))
    for (const { kind, name, detail, line } of symbols)
      if (kind === 'request') yield { uri, name, detail, range: rangeIn(file, index, line) };
}

const byPath = new Intl.Collator(undefined, { numeric: true }).compare;

const sorted = (uris: readonly vscode.Uri[]): vscode.Uri[] =>
  [...uris].sort((one, other) => byPath(one.path, other.path));
