import { heads } from '../unit/language/problems/problems-in.ts';

/**
 * What campaigns have found, one line for each: the target, and the input that broke its promise. `npm test` tries them all
 * again. A campaign prints the line to paste here.
 */
export const found: readonly (readonly [target: string, input: unknown])[] = [
  ['fixes', '\nhttp://graph.microsoft.com\r\ud800'],
  [
    'batch',
    [
      [{ method: 'GET', url: 'https://graph.microsoft.com/beta', headers: [], body: null }],
      { status: 200, statusText: '', headers: [], body: '', cut: '' },
    ],
  ],
  ['fixes', 'POST http://graph.microsoft.com\nContent-Length:3\nContent-Length:3'],
  ['paste', ['/\nPOST http://graph.microsoft.com', '#|\n\n!', 0.2, false, false]],
  ['paste', ['POST http://graph.microsoft.com\n<', '\u2028###\nT', 0, false, false]],
  [
    'completion',
    [
      { text: `${heads.management}{"id":"{{"}`, bodyStart: heads.management.length },
      '',
      { public: [], private: [], dotenv: [], process: [] },
    ],
  ],
  ['payload', [0, '{"errorCode":"{{}}","":""}']],
  ['payload', [0, '//']],
  ['payload', [0, '{"","id":{],"id"']],
  ['payload', [0, '{"":"\u2029#"}']],
  ['rename', ['@x={{a}}\n@a=', "'"]],
  // Case: a letter that has another's upper case, and one that is two units.
  ['hidden-values', ['qZxJ7v\u017f', '', '']],
  ['hidden-values', ['\ud81b\ude60qZxJ7v', '', '']],
  ['environment-files', ['{}', '[/*', '']],
  ['fixes', 'POST http://graph.microsoft.com\n#\n d\nPOST http://graph.microsoft.com\n"'],
  ['formatting', ['{{x}}\n\tnull', { tabSize: 1, insertSpaces: false, isWindows: false }]],
  ['fixes', 'POST http://graph.microsoft.com\n c\nPOST http://graph.microsoft.com\n<'],
  [
    'sandbox-against-checker',
    ['/deviceManagement/deviceManagementScripts/1/deviceRunStates', '{"{{a},}":"2026-12-31T23:59:60Z"}'],
  ],
];
