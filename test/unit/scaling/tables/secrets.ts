import { hiddenValues } from '../../../../src/secrets/hidden-values.ts';
import { redactedData, redacting } from '../../../../src/secrets/redacted.ts';
import { piecesOf } from './parts.ts';
import { bodiesWith } from './send/parts.ts';
import { ignoresLength, partOf, slow, type Table } from './table.ts';

export const secrets: Table = {
  'secrets/access-tokens.ts': { runEnd: partOf('accessTokensIn') },
  'secrets/hidden-values.ts': {
    hiddenValues: partOf('redacting'),
  },
  'secrets/redacted.ts': {
    redacting: slow((text) => {
      const few = [text.slice(0, 1000), JSON.stringify(text.slice(0, 1000)), `${text.slice(0, 1000)}x`];
      const named = (values: readonly string[]) => new Map(values.map((value, index) => [String(index), value]));
      const [ofFew, ofMany] = [redacting({ hidden: named(few) }), redacting({ hidden: named(piecesOf(text)) })];
      const bodies = bodiesWith(text);
      return () => [
        hiddenValues(new Map([['a', text]])),
        ...bodies.flatMap((body) => [ofFew(body), redacting({ isSecretBody: true })(body)]),
        ofMany(text),
      ];
    }),
    redactedData: slow((text) => {
      const data = { name: text, list: text.split('\n') };
      return () => redactedData(data);
    }),
    joined: ignoresLength('it joins what was redacted'),
    redactedText: ignoresLength('it joins what was redacted'),
    rewritten: ignoresLength('it passes it on'),
  },
};
