import { userSetting } from '../settings.ts';

/** Milliseconds that one attempt of a send may take, as the settings have it; 0: no limit. */
export function sendTimeout(): number {
  const seconds = userSetting('send.timeout');
  return typeof seconds === 'number' && seconds >= 0 ? Math.min(seconds, longest) * 1000 : 60_000;
}

/** A day in seconds; a timer cannot count much further than twenty. */
const longest = 86_400;
