import type { Table } from './table.ts';

export const cli: Table = {};
