/**
 * Whether a Markdown text may have a fence of requests. Most have none, and this check finds that out without splitting them into
 * lines. What it finds may be text inside another fence, but it never misses a fence. A match is within one line.
 */
export const mayHoldRequestFence = (text: string): boolean =>
  /(?:`{3}|~{3})[ \t]*(?:\{ ?\.)?(?:http|rest|msgraph)(?!\w)/i.test(text);
