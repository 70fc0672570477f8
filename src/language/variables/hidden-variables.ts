import { clouds } from '../../catalog/index.ts';
import { graphVersion } from '../../catalog/url/graph-url.ts';
import { isPrivate, type OuterVariable } from '../../http/variables/outer-variables.ts';

/**
 * Whether the value of a variable is neither shown nor kept: everything from the process environment, and everything from private
 * files except the addresses of Graph, which are public and without which URLs are hard to read.
 */
export const isHidden = (variable: OuterVariable): boolean =>
  variable.origin.kind === 'process' || (isPrivate(variable) && !graphAddresses.has(variable.value));

const graphAddresses: ReadonlySet<string> = new Set(
  clouds.flatMap(({ graphRoot }) =>
    [graphRoot, new URL(graphRoot).host].flatMap((root) => [root, `${root}/${graphVersion}`]),
  ),
);

/** The replacement for a value that isn't shown. */
export const hiddenValue = '••••';
