import { createPrivateKey } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { generate } from 'selfsigned';
import { temporaryFolder } from '../../host/folders.ts';

/** The certificate of an app: a PEM file outside every workspace. */
export interface TestCertificate {
  readonly file: string;
  readonly passphrase: string;
  /** PEM, for the provider. */
  readonly certificate: string;
  /** The text of the private key, without its password, as the lines of a PEM file. */
  readonly keyLines: readonly string[];
}

export async function makeCertificate(): Promise<TestCertificate> {
  const passphrase = 'known password of the test key 0123456789';
  const made = await generate([{ name: 'commonName', value: 'app' }], { keySize: 2048 });
  const key = createPrivateKey(made.private);
  const encrypted = key.export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase });
  const file = path.join(await temporaryFolder('certificate'), 'app.pem');
  await writeFile(file, `${made.cert}\n${encrypted.toString()}`);
  const plain = key.export({ type: 'pkcs8', format: 'pem' }).toString();
  return {
    file,
    passphrase,
    certificate: made.cert,
    keyLines: plain.split('\n').filter((line) => /^[\w+/=]{16,}$/.test(line)),
  };
}
