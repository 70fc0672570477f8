/** How many bytes of a body are kept, after decompression: a larger one would freeze the editor. */
export const bodyLimit = 50_000_000;

/** The text of a body, and whether it is complete, or why not. */
export interface ReadBody {
  readonly text: string;
  readonly end: 'whole' | 'too-large' | 'broken';
}

/** Reads a body as UTF-8. A connection that breaks or is closed isn't an error here: what arrived before that is kept. */
export async function readBody(response: Response, limit = bodyLimit): Promise<ReadBody> {
  if (response.body === null) return { text: '', end: 'whole' };
  const reader = response.body.getReader() as ReadableStreamDefaultReader<Uint8Array>;
  const decoder = new TextDecoder();
  let [text, bytes] = ['', 0];
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return { text: text + decoder.decode(), end: 'whole' };
      const room = limit - bytes;
      if (value.length > room) {
        text += decoder.decode(value.subarray(0, room), { stream: true });
        // The connection is abandoned; whether cancelling it works no longer matters.
        reader.cancel().catch(() => undefined);
        return { text, end: 'too-large' };
      }
      bytes += value.length;
      text += decoder.decode(value, { stream: true });
    }
  } catch {
    return { text: text + decoder.decode(), end: 'broken' };
  }
}
