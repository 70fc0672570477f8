import { t } from '@vscode/l10n';

/** Milliseconds that sending waits for the disk. A network drive that is gone can hang for minutes. */
export const diskPatience = 5000;

/** Rejects if something takes too long, and then ignores its result. */
export async function withinTime<T>(work: Promise<T>, milliseconds = diskPatience): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new Error(t`The disk didn’t respond within ${milliseconds / 1000} s.`));
    }, milliseconds);
  });
  work.catch(() => undefined);
  try {
    return await Promise.race([work, over]);
  } finally {
    clearTimeout(timer);
  }
}
