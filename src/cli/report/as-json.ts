import { redacted, type WithoutSecrets } from '../../secrets/redacted.ts';
import type { Reporter } from './file-report.ts';
import { piecesOf } from '../pieces.ts';
import { printed, printedJson, printedList, type Printed } from '../printed.ts';

/** For other programs: one JSON document, with a file on each line. `formatVersion` changes when readers have to change. */
export function jsonReporter(version: string): Reporter {
  let separator = printed``;
  return {
    begin: () => {
      const tool = printedJson({ name: 'graph-run-states', version: redacted(version) });
      return printed`{"formatVersion":1,"tool":${tool},"files":[`;
    },
    *file({ path, kind, entityType, requests, problems }) {
      const [shownPath, shownType] = [printedJson(path), printedJson(entityType)];
      yield printed`${separator}\n{"path":${shownPath},"kind":${printedJson(kind)},"entityType":${shownType},"requests":[`;
      separator = printed`,`;
      yield* listed(requests);
      yield printed`],"problems":[`;
      yield* listed(problems);
      yield printed`]}`;
    },
    end: (summary) => printed`
],"summary":${printedJson(summary)}}
`,
  };
}

/** The items of a JSON array, in pieces. */
function* listed<Item>(items: readonly (Item & WithoutSecrets<Item>)[]): Generator<Printed, void> {
  let separator = printed``;
  for (const piece of piecesOf(items)) {
    yield printed`${separator}${printedList(piece.map((item) => printedJson<Item>(item)))}`;
    separator = printed`,`;
  }
}
