import { t } from '@vscode/l10n';
import { numberText } from '../../texts/number-text.ts';

/** How long something took, in readable form: `85 ms`, `1.4 s`, `42 s`, `1 min 9 s`, `2 h 5 min`. */
export function duration(milliseconds: number): string {
  if (milliseconds < 1000) return t`${Math.round(milliseconds)} ms`;
  if (milliseconds < 10_000) return `${numberText(milliseconds / 1000, 1)} s`;
  return ofSeconds(Math.round(milliseconds / 1000));
}

/** How long something will take, in whole seconds, rounded up: `7 s`, `2 min 30 s`, `1 h`. */
export const waitingTime = (milliseconds: number): string => ofSeconds(Math.max(0, Math.ceil(milliseconds / 1000)));

function ofSeconds(all: number): string {
  if (all < 60) return `${all} s`;
  const [minutes, seconds] = [Math.floor(all / 60), all % 60];
  if (minutes < 60) return seconds === 0 ? t`${minutes} min` : t`${minutes} min ${seconds} s`;
  const [hours, left] = [Math.floor(minutes / 60), Math.ceil((all % 3600) / 60)];
  if (left === 60) return t`${hours + 1} h`;
  return left === 0 ? t`${hours} h` : t`${hours} h ${left} min`;
}
