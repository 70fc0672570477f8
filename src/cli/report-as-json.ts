import { redacted } from '../secrets/redacted.ts';
import type { Reporter } from './file-report.ts';
import { printed, printedJson } from './printed.ts';

/** For other programs: one JSON document, with a file on each line. `formatVersion` changes when a reader would have to. */
export function jsonReporter(version: string): Reporter {
  let separator = printed``;
  return {
    begin: () => {
      const tool = printedJson({ name: 'graph-run-states', version: redacted(version) });
      return printed`{"formatVersion":1,"tool":${tool},"files":[`;
    },
    file: (report) => {
      const text = printed`${separator}
${printedJson(report)}`;
      separator = printed`,`;
      return text;
    },
    end: (summary) => printed`
],"summary":${printedJson(summary)}}
`,
  };
}
