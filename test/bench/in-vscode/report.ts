import { readFile, writeFile } from 'node:fs/promises';

/** The environment variable that names the file for the table of a bench inside VS Code. */
export const tableFile = 'GRAPH_RUN_STATES_BENCH';

export type Table = Record<string, Record<string, number>>;

export const readTable = async (file: string): Promise<Table> => JSON.parse(await readFile(file, 'utf8')) as Table;

/** Writes the table to the file that the environment variable names. */
export async function writeTable(table: Table): Promise<void> {
  const file = process.env[tableFile];
  if (file === undefined) throw new Error(`${tableFile} must name a file.`);
  await writeFile(file, JSON.stringify(table));
}
