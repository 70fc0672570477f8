import type { Table } from './table.ts';

export const language: Table = {};
