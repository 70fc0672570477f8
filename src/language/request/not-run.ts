import { t } from '@vscode/l10n';
import { directivesOf } from '../../http/directives.ts';
import type { Block, Directive, ForeignKind, HttpFile, HttpRequest } from '../../http/model.ts';
import { allOf } from '../../texts/list-text.ts';

/** A part of a request file that other tools act on when they send a request, and this extension doesn't. */
export interface NotRun {
  readonly kind:
    | Exclude<ForeignKind, 'earlier-response' | 'graphql' | 'command'>
    | 'referenced-request'
    | 'loop'
    | 'disabled';
  /** Where it is: beside its request, or elsewhere in the file, for all of its requests. */
  readonly place: 'above' | 'below' | 'file';
}

/** The parts of a file that other tools act on when they send a request, each once. */
export function notRunOf(file: HttpFile, block: Block, request: HttpRequest): NotRun[] {
  const found = new Map<string, NotRun>();
  for (const one of [...partsOf(request), ...directivesOf(block, request).flatMap(byDirective), ...sharedIn(file)])
    found.set(`${one.kind} ${one.place}`, one);
  return [...found.values()];
}

function partsOf({ start, foreign }: HttpRequest): NotRun[] {
  return foreign.flatMap(({ kind, ...part }): NotRun[] => {
    const place = part.start < start ? 'above' : 'below';
    if (kind === 'earlier-response' || kind === 'graphql' || kind === 'command') return [];
    // Prose above a request isn't meant to be sent.
    return kind === 'text' && place === 'above' ? [] : [{ kind, place }];
  });
}

function byDirective({ name }: Directive): NotRun[] {
  switch (name.text.toLowerCase()) {
    case 'ref':
    case 'forceref':
    case 'force-ref':
      return [{ kind: 'referenced-request', place: 'above' }];
    case 'import':
      return [{ kind: 'import', place: 'above' }];
    case 'loop':
      return [{ kind: 'loop', place: 'above' }];
    case 'disabled':
      return [{ kind: 'disabled', place: 'above' }];
    default:
      return [];
  }
}

const shared = new WeakMap<HttpFile, readonly NotRun[]>();

/** The parts that concern every request of a file: httpYac's hooks for all of them, and imports. */
function sharedIn(file: HttpFile): readonly NotRun[] {
  const known = shared.get(file);
  if (known) return known;
  const found = file.blocks.flatMap((block) =>
    // Most blocks have none: this check avoids reading them.
    block.text.includes('{{+') || block.text.includes('import') ? sharedOf(block) : [],
  );
  shared.set(file, found);
  return found;
}

const sharedOf = ({ text, foreign }: Block): NotRun[] =>
  foreign.flatMap(({ kind, start, end }): NotRun[] => {
    if (kind === 'import') return [{ kind, place: 'file' }];
    return kind === 'script' && text.slice(start, end).trimStart().startsWith('{{+') ? [{ kind, place: 'file' }] : [];
  });

/** Which parts of a request's file aren't run or sent, in plain sentences; empty if there are none. */
export function notRunMessage(found: readonly NotRun[]): string {
  const has = (kind: NotRun['kind']): boolean => found.some((one) => one.kind === kind);
  const run = found.filter(({ kind }) => isRun(kind));
  return [
    run.length === 0 ? '' : ranMessage(run),
    has('saved-response') ? t('The response isn’t saved to the file that the request names.') : '',
    has('shared-headers') ? t('Headers that a script provides (...name) aren’t sent.') : '',
    has('text') ? t('Text that isn’t part of the request isn’t sent.') : '',
    has('disabled') ? t('This extension ignores # @disabled.') : '',
  ]
    .filter((sentence) => sentence !== '')
    .join(' ');
}

const isRun = (kind: NotRun['kind']): boolean => /^(?:script|assertion|import|run|referenced-request|loop)$/.test(kind);

function ranMessage(run: readonly NotRun[]): string {
  const [first] = run;
  if (run.length === 1 && first?.kind === 'script') {
    if (first.place === 'above') return t('The script above this request isn’t run.');
    return first.place === 'below'
      ? t('The script below this request isn’t run.')
      : t('The script for all requests of this file isn’t run.');
  }
  const areOfFile = run.every(({ place }) => place === 'file');
  const isAnyOfFile = run.some(({ place }) => place === 'file');
  const all = allOf([...new Set(run.map(({ kind }) => nameOf(kind)))]);
  if (areOfFile) return t`The ${all} of this file aren’t run.`;
  return isAnyOfFile
    ? t`The ${all} of this request and this file aren’t run.`
    : t`The ${all} of this request aren’t run.`;
}

function nameOf(kind: NotRun['kind']): string {
  switch (kind) {
    case 'script':
      return t('scripts');
    case 'assertion':
      return t('assertions');
    case 'import':
      return t('imports');
    case 'run':
      return t('‘run’ lines');
    case 'referenced-request':
      return t('referenced requests (# @ref)');
    case 'loop':
      return t('loops');
    case 'saved-response':
    case 'shared-headers':
    case 'text':
    case 'disabled':
      return '';
    default:
      return kind satisfies never;
  }
}
