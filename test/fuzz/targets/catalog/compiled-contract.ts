import assert from 'node:assert/strict';
import fc from 'fast-check';
import { bodyTypeOf } from '../../../../src/catalog/compiled/contract.ts';
import { contract } from '../../../../src/catalog/contract.ts';
import { anyCharacter } from '../../arbitrary/character.ts';
import { url } from '../../arbitrary/url.ts';
import { fuzzTarget } from '../../target.ts';

/** Segments that can follow one another, and similar ones. */
const segment = fc.oneof(
  fc.constantFrom(
    ...['deviceManagement', 'deviceHealthScripts', 'mobileApps', 'managedDevices', 'detectedApps', 'assign'],
    ...['graph.win32LobApp', 'microsoft.graph.win32LobApp', 'getRemediationSummary()', '$count', '$ref', '$value'],
    ...["(id='1')", "deviceHealthScripts('1')", '{id}', '{{id}}', '..', '%24count', '(', '__proto__'],
  ),
  fc.string({ unit: anyCharacter, maxLength: 8 }),
);

const path = fc.oneof(
  url,
  fc.array(segment, { maxLength: 8 }).map((segments) => `/deviceManagement/${segments.join('/')}`),
  fc.array(segment, { maxLength: 8 }).map((segments) => `/deviceAppManagement/mobileApps/${segments.join('/')}`),
);

/** A path leads to the same thing when written as on a reference page, and its keys are parts of the path. */
export const target = fuzzTarget(path, (text) => {
  const found = contract.resolve('beta', text);
  if (found === undefined) return;
  bodyTypeOf('POST', found);
  const printed = contract.resolve('beta', found.template);
  assert.equal(printed?.template, found.template);
  assert.equal(printed.kind, found.kind);
  for (const { value } of found.keys) assert.ok(text.includes(value), value);
});
