import fc from 'fast-check';

/** Pieces that mean something in a request file or in its JSON, and pieces of those. */
const fragments = [
  '\n',
  '\r\n',
  '\r',
  ' ',
  '\t',
  '###',
  '##',
  '#',
  '### title',
  '# @name a',
  '//',
  '/*',
  '*/',
  '@x=',
  '@x = 1',
  '{{x}}',
  '{{',
  '}}',
  'POST https://graph.microsoft.com/beta/deviceManagement/deviceShellScripts/1/deviceRunStates',
  'POST https://graph.microsoft.com/beta/deviceManagement/deviceShellScripts/1/userRunStates\n\n',
  'GET /a',
  'GET',
  '?a=b',
  'Content-Type: application/json',
  'Header:',
  'HTTP/1.1 200 OK',
  '```',
  '> {%',
  '< {%',
  '%}',
  '< ./file',
  '{',
  '}',
  '[',
  ']',
  '"',
  '\\',
  ',',
  ':',
  '"runState"',
  '"runState": "sucess"',
  '"id": "1",',
  '"errorCode": "1"',
  '"lastStateUpdateDateTime": "2025-01-31T08:30:00"',
  '"deviceRunStates": [{',
  '"@odata.type": "#microsoft.graph.deviceManagementScriptUserState"',
  'null',
  '1e999',
  '\u2028',
  '\ufeff',
  '\ud800',
  '😀',
];

/** Text of a request file: anything, but mostly what is of consequence to a parser. */
export const arbitraryText = fc
  .array(fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...fragments) }, { weight: 1, arbitrary: fc.string() }), {
    maxLength: 40,
  })
  .map((pieces) => pieces.join(''));

/** A replacement in a text: places as fractions of its length, so that one fits every text. */
export const arbitraryEdit = fc.record({
  from: fc.double({ min: 0, max: 1, noNaN: true }),
  to: fc.double({ min: 0, max: 1, noNaN: true }),
  text: fc.oneof(
    fc.constantFrom('', ...fragments),
    fc.array(fc.constantFrom(...fragments), { maxLength: 5 }).map((p) => p.join('')),
  ),
});

/** The edit in offsets of a text. */
export function editOf(
  text: string,
  { from, to, text: inserted }: { readonly from: number; readonly to: number; readonly text: string },
): { readonly start: number; readonly end: number; readonly text: string } {
  const [a, b] = [Math.round(from * text.length), Math.round(to * text.length)];
  return { start: Math.min(a, b), end: Math.max(a, b), text: inserted };
}
