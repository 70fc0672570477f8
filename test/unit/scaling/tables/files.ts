import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { isPermission } from '../../../../src/files/locate.ts';
import { readFaultMessage } from '../../../../src/files/read-result.ts';
import { readBytesBelow, readTextBelow } from '../../../../src/files/read-text-below.ts';
import { readTextInVirtualFolder } from '../../../../src/files/read-text-in-virtual-folder.ts';
import type { Table } from './table.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'graph-run-states-files-'));
process.once('exit', () => {
  rmSync(folder, { recursive: true });
});

const limit = 10_000_000;

export const files: Table = {
  'files/locate.ts': { isPermission: (text) => () => [isPermission(text), isPermission({ code: text })] },
  'files/read-result.ts': {
    readFaultMessage: (text) => () => readFaultMessage(text, 'not-found', limit),
  },
  'files/read-text-below.ts': {
    readTextBelow: (text) => {
      writeFileSync(path.join(folder, 'a.http'), text);
      return () => Promise.all(['a.http', `a${text}`, text].map((file) => readTextBelow(folder, file, limit)));
    },
    readBytesBelow: (text) => {
      writeFileSync(path.join(folder, 'b.http'), text);
      return () => Promise.all(['b.http', `a${text}`, text].map((file) => readBytesBelow(folder, file, limit)));
    },
  },
  'files/read-text-in-virtual-folder.ts': {
    readTextInVirtualFolder: (text) => {
      const bytes = new TextEncoder().encode(text);
      const virtual = {
        stat: (file: string) =>
          Promise.resolve(
            file === 'a.http' ? ({ kind: 'file', isLink: false, size: bytes.length } as const) : undefined,
          ),
        read: () => Promise.resolve(bytes),
      };
      return () => Promise.all(['a.http', text].map((file) => readTextInVirtualFolder(virtual, file, limit)));
    },
  },
};
