import { displayed, memberNamed, outlineOf, stringNamed } from '../../../../src/json/outline.ts';
import { jsonStepsOf, jsonValueAt, memberNamesAt } from '../../../../src/json/path.ts';
import { spansAt } from '../../../../src/json/spans.ts';
import { JsonScanner } from '../../../../src/json/scanner.ts';
import { bodiesWith } from './send/parts.ts';
import { ignoresLength, type Table } from './table.ts';

export const json: Table = {
  'json/is-record.ts': { isRecord: ignoresLength('it looks at the type') },
  'json/outline.ts': {
    stringNamed: (text) => () =>
      bodiesWith(text).map((body) => [stringNamed(body, 'none', Infinity), stringNamed(body, 'id', 1000)]),
    memberNamed: (text) => {
      const outlines = bodiesWith(text).map((body) => outlineOf(body)?.members ?? []);
      return () => outlines.map((members) => memberNamed(members, 'none'));
    },
    displayed: (text) => {
      const body = JSON.stringify(text);
      return () => displayed(body, { kind: 'string', start: 0, end: body.length });
    },
  },
  'json/path.ts': {
    jsonStepsOf: (text) => () => [text, `a${text}`, `$.${text}`, `['${text}']`, `a[${text}]`].map(jsonStepsOf),
    jsonValueAt: (text) => () =>
      [...bodiesWith(text), text].map((body) => [
        jsonValueAt(body, []),
        jsonValueAt(body, [{ kind: 'any' }, { kind: 'member', name: 'none' }]),
      ]),
    memberNamesAt: (text) => () => bodiesWith(text).map((body) => memberNamesAt(body, [])),
  },
  'json/spans.ts': {
    spansAt: (text) => () =>
      bodiesWith(text).map((body) => spansAt(body, [[], ['none'], [0, 'none'], [text, 0], ['value', 0, 'id']])),
  },
  'json/scanner.ts': {
    JsonScanner: (text) => () => {
      for (const body of bodiesWith(text)) {
        const scanner = new JsonScanner(body);
        for (let token = scanner.next(); token !== 'end' && token !== 'invalid';) token = scanner.next();
      }
    },
  },
};
