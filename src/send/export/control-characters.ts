/**
 * Cuts a text at the control characters that a terminal may obey, such as the end of a bracketed paste: all of C0, DEL and C1 but
 * tab and line feed.
 *
 * @returns by turns what has none of them, at first, and a run of them
 */
export const cutAtControls = (text: string): readonly string[] =>
  text.split(/([\u0000-\u0008\u000b-\u001f\u007f-\u009f]+)/);
