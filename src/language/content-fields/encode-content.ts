/** Bytes as base64, with padding, like the examples on the reference pages. */
export const base64OfBytes = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');

/** A script as base64, in UTF-8 without a byte order mark, as Microsoft’s documentation requires. */
export const base64OfScript = (script: string): string => base64OfBytes(new TextEncoder().encode(script));

/** Bytes as the JSON value of a property of Edm.Binary. */
export const jsonOfBytes = (bytes: Uint8Array): string => `"${base64OfBytes(bytes)}"`;

/** A script as the JSON value of a property of Edm.Binary. */
export const jsonOfScript = (script: string): string => `"${base64OfScript(script)}"`;
