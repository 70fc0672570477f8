/**
 * What campaigns have found, one line for each: the target, and the input that broke its promise. `npm test` tries them all
 * again. A campaign prints the line to paste here.
 */
export const found: readonly (readonly [target: string, input: unknown])[] = [
  ['payload', [0, '{"errorCode":"{{}}","":""}']],
  ['rename', ['@x={{a}}\n@a=', "'"]],
  // Case: a letter that has another's upper case, and one that is two units.
  ['hidden-values', ['qZxJ7v\u017f', '', '']],
  ['hidden-values', ['\ud81b\ude60qZxJ7v', '', '']],
];
