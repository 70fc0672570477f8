import type { Block } from '../../http/model.ts';
import { accessTokensIn } from '../../secrets/access-tokens.ts';
import type { Problem } from './problem.ts';
import { problemAt } from './severity.ts';

/** Finds the access tokens in a block, wherever they stand: headers, bodies, variables, comments. */
export const checkTokens = ({ text, requests }: Block): Problem[] =>
  accessTokensIn(text).map((token) => {
    const header = requests
      .flatMap(({ headers }) => headers)
      .find(({ start, end }) => start <= token.start && token.end <= end);
    const place = header?.name.text.toLowerCase() === 'authorization' ? 'authorization' : 'elsewhere';
    return problemAt(token, { code: 'token-in-file', place });
  });
