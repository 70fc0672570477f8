import { t } from '@vscode/l10n';
/** Why a file of a folder was not read. */
export type ReadFault =
  /** Its path leads out of the folder. */
  | 'outside'
  /** It, or a folder on its path, is a link out of the folder. The target was not accessed. */
  | 'link-outside'
  /** It is a link whose target can't be determined on this file system. */
  | 'link'
  /** It is a link to nothing, or back to itself. */
  | 'broken-link'
  | 'not-found'
  | 'folder'
  /** A device, a pipe or a socket. */
  | 'no-file'
  | 'too-large'
  | 'not-utf8'
  /** Another program kept writing to it. */
  | 'changing'
  /** The file system does not permit it. */
  | 'refused';

/** The text of a file, without byte order mark, or why there is none. */
export type ReadText = { readonly text: string } | { readonly fault: ReadFault };

/** Decodes bytes as UTF-8. */
export function textOf(bytes: Uint8Array): ReadText {
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return { fault: 'not-utf8' };
  }
}

/**
 * Says why a file was not read, the consequence, and what to do: one to three plain sentences.
 *
 * @param subject the subject of the first sentence: `'.env'`, `The body 'a.json'`
 * @param limit the maximum size of the file, in bytes
 * @param consequence a sentence; undefined if it is obvious
 */
export function readFaultMessage(subject: string, fault: ReadFault, limit: number, consequence?: string): string {
  return [faultSentence(subject, fault, limit), consequence, adviceFor(fault)]
    .filter((sentence) => sentence !== undefined)
    .join(' ');
}

function faultSentence(subject: string, fault: ReadFault, limit: number): string {
  switch (fault) {
    case 'outside':
      return t`${subject} is outside of this folder.`;
    case 'link-outside':
      return t`${subject} links to a file outside of this folder.`;
    case 'link':
      return t`${subject} is a link, which can’t be followed safely here.`;
    case 'broken-link':
      return t`${subject} is a link to a file that doesn’t exist.`;
    case 'not-found':
      return t`${subject} doesn’t exist.`;
    case 'folder':
      return t`${subject} is a folder.`;
    case 'no-file':
      return t`${subject} is a device, a pipe or a socket.`;
    case 'too-large':
      return t`${subject} is larger than ${limit / 1024 / 1024} MB.`;
    case 'not-utf8':
      return t`${subject} isn’t UTF-8.`;
    case 'changing':
      return t`${subject} kept changing while it was read.`;
    case 'refused':
      return t`${subject} can’t be opened.`;
    default:
      return fault satisfies never;
  }
}

function adviceFor(fault: ReadFault): string | undefined {
  switch (fault) {
    case 'not-utf8':
      return t('Save it as UTF-8.');
    case 'changing':
      return t('Wait until it is written, then try again.');
    case 'refused':
      return t('Check its permissions.');
    default:
      return undefined;
  }
}
