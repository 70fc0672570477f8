import { heads } from '../unit/language/problems/problems-in.ts';

/**
 * What campaigns have found: each line has a target and the input that broke its promise. `npm test` tries them all again. A
 * campaign prints the line to paste here.
 */
export const found: readonly (readonly [target: string, input: unknown])[] = [
  ['language/fixes', '\nhttp://graph.microsoft.com\r\ud800'],
  [
    'send/batch',
    [
      [{ method: 'GET', url: 'https://graph.microsoft.com/beta', headers: [], body: null }],
      { status: 200, statusText: '', headers: [], body: '', cut: '' },
    ],
  ],
  ['language/fixes', 'POST http://graph.microsoft.com\nContent-Length:3\nContent-Length:3'],
  ['language/paste', ['/\nPOST http://graph.microsoft.com', '#|\n\n!', 0.2, false, false]],
  ['language/paste', ['POST http://graph.microsoft.com\n<', '\u2028###\nT', 0, false, false]],
  [
    'language/completion',
    [
      { text: `${heads.management}{"id":"{{"}`, bodyStart: heads.management.length },
      '',
      { public: [], private: [], dotenv: [], process: [] },
    ],
  ],
  ['language/payload', [0, '{"errorCode":"{{}}","":""}']],
  ['language/payload', [0, '//']],
  ['language/payload', [0, '{"","id":{],"id"']],
  ['language/payload', [0, '{"":"\u2029#"}']],
  ['language/rename', ['@x={{a}}\n@a=', "'"]],
  // Case: a letter that shares its upper case with another one, and a letter of two UTF-16 units.
  ['secrets/hidden-values', ['qZxJ7v\u017f', '', '']],
  ['secrets/hidden-values', ['\ud81b\ude60qZxJ7v', '', '']],
  ['http/environment-files', ['{}', '[/*', '']],
  ['language/fixes', 'POST http://graph.microsoft.com\n#\n d\nPOST http://graph.microsoft.com\n"'],
  ['language/formatting', ['{{x}}\n\tnull', { tabSize: 1, insertSpaces: false, isWindows: false }]],
  ['language/fixes', 'POST http://graph.microsoft.com\n c\nPOST http://graph.microsoft.com\n<'],
  [
    'sandbox/against-checker',
    ['/deviceManagement/deviceManagementScripts/1/deviceRunStates', '{"{{a},}":"2026-12-31T23:59:60Z"}'],
  ],
];
