import { lastStartingBy } from '../../http/lines.ts';
import type { Block } from '../../http/model.ts';
import { accessTokensIn } from '../../secrets/access-tokens.ts';
import type { Problem } from './problem.ts';
import { problemAt } from './severity.ts';

/** Finds the access tokens in a block, wherever they stand: headers, bodies, variables, comments. */
export function checkTokens({ text, requests }: Block): Problem[] {
  const headers = requests.flatMap((request) => request.headers);
  return accessTokensIn(text).map((token) => {
    const header = lastStartingBy(headers, token.start);
    const isAuthorization =
      header !== undefined && token.end <= header.end && header.name.text.toLowerCase() === 'authorization';
    return problemAt(token, { code: 'token-in-file', place: isAuthorization ? 'authorization' : 'elsewhere' });
  });
}
