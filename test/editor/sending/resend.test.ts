import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Preparing } from '../../../src/editor/preparing/prepare.ts';
import type { RequestSender } from '../../../src/editor/sending/request-sender.ts';
import { findOut, sendAgain } from '../../../src/editor/sending/resend.ts';
import { parseHttpFile } from '../../../src/http/file.ts';
import { noNamedExchanges } from '../../../src/http/messages/message-value.ts';
import { noOuterVariables, type OuterVariables } from '../../../src/http/variables/outer-variables.ts';
import type { Exchange } from '../../../src/send/exchange.ts';
import type { PreparedRequest } from '../../../src/send/prepared-request.ts';
import { targetOf } from '../../../src/send/target.ts';
import { requestThatFindsOut } from '../../../src/response/explain/find-out.ts';
import { answeringMessages, type ShownMessage } from '../answer-messages.ts';

const target = targetOf('global');
const urlOf = (script: string): string =>
  `https://graph.microsoft.com/beta/deviceManagement/deviceShellScripts/${script}/deviceRunStates`;
const sentTo = (script: string): PreparedRequest => ({
  method: 'POST',
  url: urlOf(script),
  headers: [],
  body: '{}',
  droppedHeaders: [],
  shown: { url: urlOf('{{SCRIPT}}'), headers: [], body: '{}', references: ['SCRIPT'] },
  hidden: new Map([['SCRIPT', script]]),
});

describe('resending a request after its variables have changed', () => {
  const request = sentTo('one');
  let exchange: Exchange;

  before(async () => {
    const { uri } = await vscode.workspace.openTextDocument({ language: 'http', content: '' });
    const outcome = { target, request, account: undefined, startedAt: 1, milliseconds: 1, attempts: 1 };
    exchange = {
      id: 'x',
      source: { uri: uri.toString(), line: 0, name: 'create' },
      outcome: { ...outcome, kind: 'cancelled', mayHaveArrived: true },
    };
  });

  /** What is sent, and what is asked before that, while the variable has this value. */
  async function sentWhile(
    value: string,
    answer: string | undefined,
    run: (requestSender: RequestSender, preparing: Preparing) => Promise<void>,
  ): Promise<{ readonly urls: readonly string[]; readonly asked: readonly ShownMessage[] }> {
    const variable = { value, origin: { kind: 'dotenv', file: '.env' } } as const;
    const outer: OuterVariables = { ...noOuterVariables, byName: new Map([['SCRIPT', variable]]) };
    const urls: string[] = [];
    const send = ({ url }: PreparedRequest): Promise<unknown> => Promise.resolve(urls.push(url));
    let asked: readonly ShownMessage[] = [];
    await answeringMessages(
      () => answer,
      () =>
        run(
          { send, findOut: send } as unknown as RequestSender,
          {
            environments: {
              readVariables: () => Promise.resolve(outer),
              process: { read: () => Promise.resolve(new Map()) },
            },
            documents: { fileOf: () => parseHttpFile('') },
            named: { of: () => noNamedExchanges },
            answers: new Map(),
          } as unknown as Preparing,
        ),
      (shown) => (asked = shown),
    );
    return { urls, asked };
  }

  const again = (requestSender: RequestSender, preparing: Preparing): Promise<void> =>
    sendAgain(exchange, target, requestSender, preparing);

  it('doesn’t ask if the request is the same', async () => {
    assert.deepEqual(await sentWhile('one', undefined, again), { urls: [urlOf('one')], asked: [] });
  });

  it('asks if the request would be another one', async () => {
    const { urls, asked } = await sentWhile('two', undefined, again);
    assert.deepEqual([urls, asked.length], [[], 1]);
    assert.match(asked[0]?.message ?? '', /different values of \{\{SCRIPT\}\}/);
    assert.deepEqual((await sentWhile('two', 'Send With New Values', again)).urls, [urlOf('two')]);
  });

  it('looks for what was created where the request was sent', async () => {
    const asking = requestThatFindsOut(request);
    assert.ok(asking);
    const { urls } = await sentWhile('two', undefined, (requestSender, preparing) =>
      findOut(exchange, asking, requestSender, preparing),
    );
    assert.deepEqual(urls, [urlOf('one')]);
  });
});
