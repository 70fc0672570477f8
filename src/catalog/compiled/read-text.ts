import { readFileSync } from 'node:fs';
import { brotliDecompressSync } from 'node:zlib';

/** In the source, this is the text itself; in a package, the build's version of it, one folder up from a chunk of a bundle. */
const places: readonly { readonly file: string; readonly isCompressed: boolean }[] = [
  { file: './contract.txt', isCompressed: false },
  { file: './contract.br', isCompressed: true },
  { file: '../contract.br', isCompressed: true },
];

/**
 * Reads the compiled contract that is part of this extension.
 *
 * @throws if it's missing: then the package is broken
 */
export function readCompiledContract(): string {
  for (const { file, isCompressed } of places) {
    const bytes = bytesOf(file);
    if (bytes !== undefined) return (isCompressed ? brotliDecompressSync(bytes) : bytes).toString('utf8');
  }
  throw new Error('The compiled contract is missing.');
}

function bytesOf(file: string): Buffer | undefined {
  try {
    return readFileSync(new URL(file, import.meta.url));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
