import { fileBodyOf, relativeBodyPath } from '../../../../../src/language/body-file/body-file.ts';
import { bodyFileMessage } from '../../../../../src/language/body-file/message.ts';
import { bodyFilesIn, BodyFileText, unreadableBodyFile } from '../../../../../src/language/body-file/check.ts';
import { allRequests } from '../../../../../src/language/request/request-at.ts';
import { fileOf } from '../parts.ts';
import { collection } from '../send/parts.ts';
import { inRequests, slow, type Table } from '../table.ts';

const noVariables = (): ReadonlyMap<string, string> => new Map();

export const languageBodyFile: Table = {
  'language/body-file/message.ts': {
    bodyFileMessage: (text) => () => bodyFileMessage(text, 'not-found'),
  },
  'language/body-file/check.ts': {
    bodyFilesIn: inRequests((text) => {
      const blocks = [text, `POST ${collection}\n\n< ${text}\n`].flatMap((source) => fileOf(source).blocks);
      return () => blocks.map((block) => bodyFilesIn(block, noVariables));
    }),
    unreadableBodyFile: inRequests((text) => {
      const named = fileOf(`POST ${collection}\n\n< ${text}\n`).blocks.flatMap((block) =>
        bodyFilesIn(block, noVariables),
      );
      return () => named.map((one) => unreadableBodyFile(one, 'not-found'));
    }),
    BodyFileText: slow((text) => {
      const [placed] = allRequests(fileOf(`POST ${collection}\nContent-Type: application/json\n\n< ./a.json\n`));
      return () =>
        placed &&
        [text, `{${text}}`].flatMap((body) =>
          [true, false].map((hasVariables) => new BodyFileText(body).check(placed.request, hasVariables, new Map())),
        );
    }),
  },
  'language/body-file/body-file.ts': {
    relativeBodyPath: (text) => () => relativeBodyPath(text),
    fileBodyOf: inRequests((text) => {
      const requests = [...allRequests(fileOf(text)), ...allRequests(fileOf(`POST /\n\n<@${text}\n`))];
      return () => requests.map(({ block, request }) => fileBodyOf(block, request));
    }),
  },
};
