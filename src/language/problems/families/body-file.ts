import { t } from '@vscode/l10n';
import type { FileBodyFault } from '../../body-file/body-file.ts';
import { bodyFileMessage } from '../../body-file/message.ts';
import type { Family } from '../rule.ts';

/** A body in a file that can't be sent. */
export type BodyFileProblem = {
  readonly code: 'unreadable-body-file';
  /** As written. */
  readonly path: string;
  readonly fault: FileBodyFault;
};

export const bodyFileProblems: Family<BodyFileProblem> = {
  'unreadable-body-file': {
    severity: 'error',
    meaning: () => t('a file for the body that can’t be read'),
    message: ({ path, fault }) => bodyFileMessage(path, fault),
    page: () => 'https://github.com/Huachao/vscode-restclient#request-body',
  },
};
