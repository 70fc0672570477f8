import { cli } from './cli.ts';
import { http } from './http.ts';
import { language } from './language.ts';
import { sendExport } from './send-export.ts';
import type { Table } from './table.ts';

/** All rooms. */
export const tables: Table = { ...http, ...language, ...cli, ...sendExport };
