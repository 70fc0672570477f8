import { existsSync } from 'node:fs';
import path from 'node:path';
import { runChild } from './processes/child.ts';
import { scratch } from './folders.ts';
import { withLock } from './processes/lock.ts';
import { step } from './progress.ts';

/** The headless one comes first: it does the same with a tenth less work. */
const NAMES = [
  'chromium-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
  'microsoft-edge',
];

const USUAL_FOLDERS = ['/usr/bin', '/usr/local/bin', '/snap/bin', '/opt/google/chrome'];

const MAC_APPLICATIONS = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
];

/** Chromium draws text with the fonts of the system; without any, screenshots show boxes. */
const FONTS = ['/usr/share/fonts/truetype/liberation', '/usr/share/fonts/truetype/dejavu'];

/**
 * Finds a Chromium (CHROME_PATH, the PATH, the usual places), or installs Debian's if this process may do so.
 *
 * @returns the path of its executable
 * @throws if there is none and it can't be installed; the message says what to do
 */
export async function installChromium(): Promise<string> {
  const wanted = process.env['CHROME_PATH'];
  if (wanted !== undefined && wanted !== '') {
    if (existsSync(wanted)) return wanted;
    throw new Error(`CHROME_PATH names a file that doesn't exist: ${wanted}`);
  }
  const found = findChromium();
  if (found !== undefined) return found;
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) {
    throw new Error(
      'Chromium or Chrome is required to show VS Code, and neither was found. Install one (Debian and Ubuntu: ' +
        '`sudo apt-get install chromium-headless-shell`; macOS: `brew install --cask chromium`), or set CHROME_PATH to its executable.',
    );
  }
  await withLock(
    path.join(scratch, 'chromium.lock'),
    async () => {
      if (findChromium() !== undefined) return;
      await step('Installing Chromium (apt-get)', aptInstall);
    },
    (pid) => {
      console.log(`· Waiting for process ${pid}, which is installing Chromium`);
    },
  );
  const installed = findChromium();
  if (installed === undefined) throw new Error("Chromium was installed, but its executable wasn't found.");
  return installed;
}

function findChromium(): string | undefined {
  const folders = [
    ...(process.env['PATH'] ?? '').split(path.delimiter).filter((folder) => path.isAbsolute(folder)),
    ...USUAL_FOLDERS,
  ];
  const candidates = [
    ...folders.flatMap((folder) => NAMES.map((name) => path.join(folder, name))),
    ...MAC_APPLICATIONS,
  ];
  return candidates.find((candidate) => existsSync(candidate));
}

async function aptInstall(): Promise<void> {
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  const fonts = FONTS.some((folder) => existsSync(folder)) ? [] : ['fonts-liberation', 'fonts-dejavu-core'];
  // An interrupted install has to be finished before another one can start; otherwise, this does nothing.
  await runChild('dpkg', ['--configure', '-a'], { env });
  await runChild('apt-get', ['update'], { env });
  await runChild('apt-get', ['install', '-y', '--no-install-recommends', 'chromium-headless-shell', ...fonts], { env });
}
