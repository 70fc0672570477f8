/**
 * Whether a Markdown text may have a fence of requests. Most have none, and this tells without cutting it into lines. A fence that it finds
 * may be text inside of another one; one that it doesn’t find isn’t there. What it finds is within one line.
 */
export const mayHoldRequestFence = (text: string): boolean =>
  /(?:`{3}|~{3})[ \t]*(?:\{ ?\.)?(?:http|rest|msgraph)(?!\w)/i.test(text);
