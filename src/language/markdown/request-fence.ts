/**
 * Whether a Markdown text may have a fence of requests. Most have none, and this shows it without splitting them into lines. A fence
 * that it finds may be text inside another one; it never misses one. A match is within one line.
 */
export const mayHoldRequestFence = (text: string): boolean =>
  /(?:`{3}|~{3})[ \t]*(?:\{ ?\.)?(?:http|rest|msgraph)(?!\w)/i.test(text);
