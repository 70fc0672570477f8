import path from 'node:path';

export const repository = path.resolve(import.meta.dirname, '../..');

/** The request files that people are shown first, and that every suite may read. */
export const examples = path.join(repository, 'test/examples');

/** Everything that is downloaded or written at test time; ignored by git, safe to delete. */
export const scratch = path.join(repository, '.vscode-test');
export const logs = path.join(scratch, 'logs');
export const screenshots = path.join(scratch, 'screenshots');
