import { allOf, anyOf, someOf } from '../../../../src/texts/list-text.ts';
import { ignoresLength, type Table } from './table.ts';

const namesIn = (text: string): readonly string[] => text.split(/\s/);

export const texts: Table = {
  'texts/language.ts': { useTexts: ignoresLength('it is the translation that comes with the extension') },
  'texts/list-text.ts': {
    allOf: (text) => () => allOf(namesIn(text)),
    anyOf: (text) => () => anyOf(namesIn(text)),
    someOf: (text) => () => someOf(namesIn(text), 10_000),
  },
};
