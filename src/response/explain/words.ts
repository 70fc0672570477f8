import { isBatchUrl, readGraphUrl } from '../../catalog/graph-url.ts';
import { matchRoute, type RouteMatch } from '../../catalog/routes.ts';
import { isWrite, type PreparedRequest } from '../../send/prepared-request.ts';
import type { NextAction } from './explain.ts';

/** What an outcome means and what to do. */
export interface Words {
  readonly explanation: string;
  readonly nextSteps: readonly string[];
  readonly actions: readonly NextAction[];
}

export const matchOf = (request: PreparedRequest): RouteMatch | undefined =>
  matchRoute(readGraphUrl(request.url)?.path ?? '');

/** What a write does to its entity: `created`, … */
export function doneBy({ method, url }: Pick<PreparedRequest, 'method' | 'url'>): string {
  if (isBatchUrl(url)) return 'applied';
  switch (method) {
    case 'POST':
      return 'created';
    case 'DELETE':
      return 'deleted';
    default:
      return 'changed';
  }
}

/** That a write had no effect; empty for a GET, which has none anyway. */
export const nothingDone = (request: PreparedRequest): string =>
  isWrite(request.method) ? `Nothing was ${doneBy(request)}.` : '';

/** Ends a text as a sentence. */
export const sentence = (text: string): string => (text === '' || /[.!?…”]$/.test(text) ? text : `${text}.`);

/** `90 s`, `5 minutes`, rounded up. */
export function duration(milliseconds: number): string {
  const seconds = Math.ceil(milliseconds / 1000);
  if (seconds < 120) return `${seconds} s`;
  const minutes = Math.ceil(seconds / 60);
  return minutes < 120 ? `${minutes} minutes` : `${Math.ceil(minutes / 60)} hours`;
}
