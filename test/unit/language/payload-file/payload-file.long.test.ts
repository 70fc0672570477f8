import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';

describe('payload files', () => {
  it('don’t read compiled facts if their type is checked by hand', () => {
    const script = `
      import { payloadFileOf } from ${JSON.stringify(new URL('../../../../src/language/payload-file/payload-file.ts', import.meta.url).href)};
      import fs from 'node:fs';
      import { syncBuiltinESMExports } from 'node:module';
      const read = [];
      const { readFileSync } = fs;
      fs.readFileSync = (file, ...rest) => (read.push(String(file)), readFileSync(file, ...rest));
      syncBuiltinESMExports();
      for (const name of ['deviceHealthScript', 'deviceHealthScript.assign', 'app', 'deviceHealthScriptDeviceState'])
        payloadFileOf('pilot.' + name + '.json')?.routes();
      const checked = read.filter((file) => file.includes('contract')).length;
      payloadFileOf('7zip.win32LobApp.json');
      console.log(checked, read.filter((file) => file.includes('contract')).length);`;
    const counts = execFileSync(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], {
      encoding: 'utf8',
    });
    assert.equal(counts.trim(), '0 1');
  });
});
