import { scriptEntityTypes } from '../../../../../src/catalog/index.ts';
import { readBodyJson } from '../../../../../src/language/body-json.ts';
import { contentEdit, contentFieldAt } from '../../../../../src/language/content-fields/content-field.ts';
import { contentInBlock, contentInPayload } from '../../../../../src/language/content-fields/content-in-file.ts';
import { contentHover } from '../../../../../src/language/content-fields/content-hover.ts';
import { contentNotes } from '../../../../../src/language/content-fields/content-notes.ts';
import { decodeContent } from '../../../../../src/language/content-fields/decode-content.ts';
import { base64OfScript, jsonOfScript } from '../../../../../src/language/content-fields/encode-content.ts';
import { placeOfContent, spanAfter } from '../../../../../src/language/content-fields/place-of-content.ts';
import { plainScript } from '../../../../../src/language/content-fields/plain-script.ts';
import { scriptLanguage } from '../../../../../src/language/content-fields/script-language.ts';
import { largestBlockOf, offsetsIn, variablesOfText } from '../parts.ts';
import { inRequests, type Table } from '../table.ts';

const type = 'deviceHealthScript';
const healthScript = scriptEntityTypes.find(({ name }) => name === type);

/** A text as the value of a field, plain and encoded. */
const writtenIn = (text: string): readonly string[] => [text, base64OfScript(text), `${base64OfScript(text)}!`];

const fieldsIn = (text: string) => {
  const bodies = [text, `{"detectionScriptContent":${JSON.stringify(text)}}`];
  return bodies.flatMap((body) => {
    const json = readBodyJson(body, { start: 0, end: body.length, text: body }, undefined);
    return [3, body.length - 3].map((at) => () => healthScript && contentFieldAt(json, healthScript, at));
  });
};

export const languageContentFields: Table = {
  'language/content-fields/content-field.ts': {
    contentFieldAt: (text) => {
      const found = fieldsIn(text);
      return () => found.map((fieldAt) => fieldAt());
    },
    contentEdit: (text) => {
      const [field] = fieldsIn('').flatMap((fieldAt) => fieldAt() ?? []);
      return () => field && contentEdit(field, text);
    },
  },
  'language/content-fields/content-hover.ts': {
    contentHover: (text) => () => writtenIn(text).map((written) => contentHover(written, type)),
  },
  'language/content-fields/content-in-file.ts': {
    contentInBlock: inRequests((text) => {
      const [block, variables] = [largestBlockOf(text), variablesOfText(text)];
      return () => offsetsIn(block.text).map((at) => contentInBlock(block, at, variables));
    }),
    contentInPayload: (text) => () => healthScript && contentInPayload(text, text.length - 3, healthScript),
  },
  'language/content-fields/content-notes.ts': {
    contentNotes: (text) => {
      const contents = writtenIn(text).map(decodeContent);
      return () => contents.map((content) => contentNotes(content, type));
    },
  },
  'language/content-fields/decode-content.ts': {
    decodeContent: (text) => () => writtenIn(text).map(decodeContent),
  },
  'language/content-fields/encode-content.ts': {
    base64OfScript: (text) => () => base64OfScript(text),
    jsonOfScript: (text) => () => jsonOfScript(text),
  },
  'language/content-fields/place-of-content.ts': {
    spanAfter: (text) => () =>
      spanAfter(
        { start: text.length, end: text.length + 1 },
        offsetsIn(text).map((at) => ({ start: at, end: at, text })),
      ),
    placeOfContent: (text) => () => {
      const held = [`"${text}"`, text.slice(0, text.length / 2)];
      return [3, undefined].map((at) => placeOfContent(`"${text}" ${text}`, held, at));
    },
  },
  'language/content-fields/plain-script.ts': {
    plainScript: (text) => () => writtenIn(text).map(plainScript),
  },
  'language/content-fields/script-language.ts': {
    scriptLanguage: (text) => () => scriptLanguage(text, 'deviceCompliancePolicyScript'),
  },
};
