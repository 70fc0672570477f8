import { setImmediate } from 'node:timers/promises';
import type { Exchange } from '../../send/exchange.ts';
import { BodyPages } from '../../response/view/body-pages.ts';
import { outlineInSteps } from '../../json/outline.ts';
import type { ReadExchange } from '../../response/view/response-view.ts';
import { finishInSlices } from '../in-slices.ts';

/** Bodies up to this length, in characters, are read at once: a few milliseconds. */
const readAtOnce = 500_000;

/** Reads the body of an exchange, a long one in slices, so that it holds nobody up. */
export async function readExchange(exchange: Exchange, hasPrevious: boolean): Promise<ReadExchange> {
  const body = exchange.outcome.kind === 'response' ? exchange.outcome.response.body : '';
  if (body.length > readAtOnce) await setImmediate();
  const outline = await finishInSlices(outlineInSteps(body), () => false);
  const pages = {
    received: new BodyPages(body, 'received'),
    formatted: outline && new BodyPages(body, 'formatted'),
  };
  return { exchange, outline, pages, hasPrevious };
}
