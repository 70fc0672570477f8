import { matchRoute } from '../../../../../src/catalog/routes.ts';
import { checkFilter } from '../../../../../src/language/query/check-filter.ts';
import { checkQuery } from '../../../../../src/language/query/check-query.ts';
import { DecodedText } from '../../../../../src/language/query/decoded-text.ts';
import { partOf, type Table } from '../table.ts';

const path = '/deviceManagement/deviceHealthScripts';

/** A text as a whole query, as the value of each option that is read, and inside an `$expand`. */
const queriesWith = (text: string): readonly string[] => [
  `?${text}`,
  ...['$select', '$filter', '$orderby', '$expand', '$top'].map((option) => `?${option}=${text}`),
  `?$expand=assignments($select=${text})`,
  `?$expand=deviceRunStates($expand=managedDevice(${text}))`,
];

const ignored = (): void => undefined;

export const languageQuery: Table = {
  'language/query/check-query.ts': {
    checkQuery: (text) => {
      const match = matchRoute(path, 'beta');
      const queries = queriesWith(text);
      return () => {
        for (const query of queries) if (match) checkQuery({ query, path, pathStart: 0 }, 'GET', match, ignored);
      };
    },
  },
  'language/query/check-filter.ts': {
    checkFilter: (text) => {
      const type = matchRoute(path, 'beta')?.entityType;
      return () => {
        if (type) checkFilter(text, { start: 0, end: text.length }, type, ignored);
      };
    },
  },
  'language/query/decoded-text.ts': {
    DecodedText: (text) => () => [
      new DecodedText(text, 0),
      new DecodedText(encodeURIComponent(text.replace(/\p{Surrogate}/gu, '')), 0),
    ],
  },
  'language/query/property-path.ts': {
    memberNamed: partOf('checkQuery'),
    checkPath: partOf('checkQuery'),
    propertyAt: partOf('checkQuery'),
  },
  'language/query/written-options.ts': { writtenOptions: partOf('checkQuery'), listed: partOf('checkQuery') },
};
