/** How a text is encoded; `utf-8-bom`: with a byte order mark, which UTF-16 always has here. */
export type Encoding = 'utf-8' | 'utf-8-bom' | 'utf-16';

/** The decoded content of a value of Edm.Binary. */
export type Content =
  | {
      readonly kind: 'text';
      readonly text: string;
      readonly encoding: Encoding;
      readonly bytes: number;
    }
  | { readonly kind: 'not-text'; readonly bytes: number }
  | { readonly kind: 'not-base64' };

/**
 * Decodes a value as the service does: base64 or base64url, possibly with white space, with or without padding.
 *
 * @param written the content of the JSON string
 */
export function decodeContent(written: string): Content {
  const bytes = bytesOfContent(written);
  return bytes === undefined ? { kind: 'not-base64' } : contentOf(bytes);
}

/** Decodes bytes as text if they are text: UTF-8, or UTF-16 with a byte order mark. */
export function contentOf(bytes: Uint8Array): Content {
  const encoding = encodingOf(bytes);
  try {
    const text = new TextDecoder(decoderOf(bytes), { fatal: true }).decode(bytes);
    if (!notInText.test(text)) return { kind: 'text', text, encoding, bytes: bytes.length };
  } catch {
    // Bytes that are invalid in the encoding aren't text.
  }
  return { kind: 'not-text', bytes: bytes.length };
}

/** Control characters that no script has: all except white space. */
const notInText = /[^\P{Cc}\t\n\f\r]/u;

function encodingOf(bytes: Uint8Array): Encoding {
  if (decoderOf(bytes) !== 'utf-8') return 'utf-16';
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 'utf-8-bom' : 'utf-8';
}

function decoderOf([first, second]: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
}

/** The bytes of a value; undefined if it isn’t base64. */
export function bytesOfContent(written: string): Uint8Array | undefined {
  const digits = written.replace(/\s/g, '').replace(/-/g, '+').replace(/_/g, '/');
  const unpadded = digits.replace(/={1,2}$/, '');
  const isPaddedRight = unpadded.length === digits.length || digits.length % 4 === 0;
  if (!/^[A-Za-z\d+/]*$/.test(unpadded) || unpadded.length % 4 === 1 || !isPaddedRight) return undefined;
  return Buffer.from(unpadded, 'base64');
}
