// Control and format characters (among them those that reverse the direction of text), halves of surrogate pairs, private and unassigned
// characters, separators, and letters that are blank. Tabs and line breaks stay as they are, and so do the two joiners, which are part of
// scripts and of emoji and can't move the text around them. No language puts more than 30 marks on a letter (UAX #15, Stream-Safe Text
// Format); thousands of them would cover the lines around them, and take the browser seconds to draw.
const unseen =
  // oxlint-disable-next-line no-misleading-character-class -- U+034F is meant for itself.
  /\r\n|(?![\t\n\u200c\u200d])[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0]|\p{M}(?<=\p{M}{31})/gu;

/** The text with every character that could hide or disguise something written out, as in `‹U+202E›`. */
export const visibleText = (text: string): string =>
  text.replace(unseen, (char) =>
    char === '\r\n' ? '\n' : `‹U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}›`,
  );
