import { auth } from './auth.ts';
import { catalog } from './catalog.ts';
import { files } from './files.ts';
import { panel } from './panel.ts';
import { sandbox } from './sandbox.ts';
import { cli } from './cli.ts';
import { http } from './http.ts';
import { json } from './json.ts';
import { languageBodyFile } from './language/body-file.ts';
import { languageContentFields } from './language/content-fields.ts';
import { languagePaste } from './language/paste.ts';
import { languageQuery } from './language/query.ts';
import { language } from './language/language.ts';
import { response } from './response.ts';
import { secrets } from './secrets.ts';
import { sendExport } from './send/export.ts';
import { sendHistory } from './send/history.ts';
import { sendMany } from './send/many.ts';
import { sendPrepare } from './send/prepare.ts';
import { send } from './send/send.ts';
import type { Table } from './table.ts';
import { texts } from './texts.ts';

/** All rooms. */
export const tables: Table = {
  ...http,
  ...language,
  ...languageBodyFile,
  ...languageContentFields,
  ...languagePaste,
  ...languageQuery,
  ...cli,
  ...secrets,
  ...send,
  ...sendPrepare,
  ...sendMany,
  ...response,
  ...json,
  ...auth,
  ...sandbox,
  ...panel,
  ...files,
  ...catalog,
  ...texts,
  ...sendHistory,
  ...sendExport,
};
