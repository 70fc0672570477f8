import type { Reporter } from './file-report.ts';

/** For other programs: one JSON document, with a file on each line. `formatVersion` changes when a reader would have to. */
export function jsonReporter(version: string): Reporter {
  let separator = '';
  return {
    begin: () => `{"formatVersion":1,"tool":${JSON.stringify({ name: 'graph-run-states', version })},"files":[`,
    file: (report) => {
      const text = `${separator}\n${JSON.stringify(report)}`;
      separator = ',';
      return text;
    },
    end: (summary) => `\n],"summary":${JSON.stringify(summary)}}\n`,
  };
}
