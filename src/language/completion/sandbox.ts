import type { Span } from '../../http/model.ts';
import { simulatedFailures, commonOptions } from '../sandbox-directive.ts';
import { inThisOrder, type Completion } from './model.ts';

/**
 * What the sandbox can simulate, after `# @sandbox`: a failure first, then its options.
 *
 * @param written the directive's value up to the cursor
 * @param span the place of a word as typed so far
 */
export function completeSandbox(written: string, span: (typed: string) => Span): Completion[] {
  const words = written.split(/[ \t]+/);
  const typed = words.pop() ?? '';
  // The number after the `=` is the author's choice.
  if (typed.includes('=')) return [];
  const [first] = words;
  const names = words.map((word) => word.split('=')[0] ?? '');
  const failure = first !== undefined && Object.hasOwn(simulatedFailures, first) ? simulatedFailures[first] : undefined;
  const proposal = (label: string, text: string, detail: string): Completion => ({
    label,
    kind: 'value',
    detail: detail.replaceAll('`', ''),
    edit: { ...span(typed), text },
    isSnippet: false,
  });
  const failures = words.length === 0 ? Object.entries(simulatedFailures) : [];
  const options = (failure?.options ?? []).filter(
    (option) =>
      !names.includes(option) && !(/^(before|after)$/.test(option) && /\b(before|after)\b/.test(names.join(' '))),
  );
  return inThisOrder([
    ...failures.map(([name, { meaning }]) => proposal(name, name, meaning())),
    ...options.map((option) =>
      proposal(option, option === 'retry-after' ? `${option}=` : option, failure?.meaning() ?? ''),
    ),
    ...Object.entries(commonOptions)
      .filter(([name]) => !names.includes(name))
      .map(([name, meaning]) => proposal(name, `${name}=`, meaning())),
  ]);
}
