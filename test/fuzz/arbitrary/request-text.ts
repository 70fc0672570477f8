import fc from 'fast-check';

/** Text that has a meaning in a request file or in its JSON, and parts of such text. */
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

/** The text of a request file: any text, but mostly what matters to a parser. */
export const arbitraryText = fc
  .array(fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...fragments) }, { weight: 1, arbitrary: fc.string() }), {
    maxLength: 40,
  })
  .map((pieces) => pieces.join(''));

/** A replacement in a text. Its positions are fractions of the text's length, so that it fits every text. */
export const arbitraryEdit = fc.record({
  from: fc.double({ min: 0, max: 1, noNaN: true }),
  to: fc.double({ min: 0, max: 1, noNaN: true }),
  text: fc.oneof(
    fc.constantFrom('', ...fragments),
    fc.array(fc.constantFrom(...fragments), { maxLength: 5 }).map((p) => p.join('')),
  ),
});

/** The edit, with offsets into a text. */
export function editOf(
  text: string,
  { from, to, text: inserted }: { readonly from: number; readonly to: number; readonly text: string },
): { readonly start: number; readonly end: number; readonly text: string } {
  const [a, b] = [Math.round(from * text.length), Math.round(to * text.length)];
  return { start: Math.min(a, b), end: Math.max(a, b), text: inserted };
}
