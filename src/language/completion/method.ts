import { t } from '@vscode/l10n';
import { readGraphUrl } from '../../catalog/url/graph-url.ts';
import { operationsOn } from '../../catalog/requests/operations.ts';
import { routeOfGraphUrl } from '../../catalog/routes.ts';
import type { Span } from '../../http/model.ts';
import { substitute, type Variables } from '../../http/variables/variables.ts';
import { inThisOrder, type Completion } from './model.ts';

const effects = {
  POST: () => t('create'),
  GET: () => t('read or list'),
  PATCH: () => t('update'),
  DELETE: () => t('delete'),
} as const;

/**
 * The methods that are documented for run states, those that fit the URL first.
 *
 * @param rest what follows the method on its line
 */
export function completeMethod({ start, end }: Span, rest: string, variables: Variables): Completion[] {
  const url = readGraphUrl(substitute(rest.trim().split(/\s/)[0] ?? '', variables));
  const match = url && routeOfGraphUrl(url);
  const fits = (method: string): boolean =>
    // Compiled facts have no complete list of methods.
    match?.standing !== 'checked' || operationsOn(match).some((operation) => operation.method === method);
  const all = Object.entries(effects);
  const ordered = [...all.filter(([method]) => fits(method)), ...all.filter(([method]) => !fits(method))];
  return inThisOrder(
    ordered.map(([method, effect]) => ({
      label: method,
      kind: 'method',
      detail: fits(method) ? effect() : t('not documented for this URL'),
      edit: { start, end, text: /^\s/.test(rest) ? method : `${method} ` },
      isSnippet: false,
      retrigger: rest.trim() === '',
    })),
  );
}
