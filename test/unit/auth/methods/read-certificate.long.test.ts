import assert from 'node:assert/strict';
import { createHash, createPrivateKey, generateKeyPairSync, X509Certificate } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { generate } from 'selfsigned';
import { readCertificate } from '../../../../src/auth/methods/read-certificate.ts';

describe('reading a certificate', () => {
  let folder: string;
  let cert: string;
  let key: string;
  /** The key of the expired certificate. */
  let otherKey: string;
  let expired: string;
  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'certificate-'));
    const subject = [{ name: 'commonName', value: 'app' }];
    ({ cert, private: key } = await generate(subject, { keySize: 2048 }));
    const dates = { notBeforeDate: new Date('2020-01-01'), notAfterDate: new Date('2021-01-01') };
    const old = await generate(subject, { keySize: 2048, ...dates });
    otherKey = old.private;
    expired = `${old.cert}\n${otherKey}`;
  });
  after(() => rm(folder, { recursive: true, maxRetries: 5 }));

  const encrypted = (passphrase: string): string =>
    createPrivateKey(key).export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase }).toString();
  const read = async (content: string | Buffer, passphrase?: string): ReturnType<typeof readCertificate> => {
    const file = path.join(folder, 'app.pem');
    await writeFile(file, content);
    return readCertificate(file, passphrase);
  };
  const ecKey = (): string =>
    generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();

  for (const [title, content, passphrase] of [
    ['certificate and key', () => `${cert}\n${key}`, undefined],
    ['key and certificate', () => `${key}\n${cert}`, undefined],
    ['with Windows line endings', () => `${cert}\n${key}`.replaceAll('\n', '\r\n'), undefined],
    ['with an encrypted key', () => `${cert}\n${encrypted('pass')}`, 'pass'],
    ['with a passphrase that isn’t needed', () => `${cert}\n${key}`, 'pass'],
    [
      'with a chain',
      () => `${expired.slice(0, expired.indexOf('-----BEGIN PRIVATE') >>> 0)}${cert}\n${key}`,
      undefined,
    ],
  ] as const)
    it(`${title}: returns thumbprint and key`, async () => {
      const certificate = await read(content(), passphrase);
      assert.ok('privateKey' in certificate, JSON.stringify(certificate));
      const thumbprint = createHash('sha256').update(new X509Certificate(cert).raw).digest('hex');
      assert.equal(certificate.thumbprintSha256.toLowerCase(), thumbprint);
      assert.ok(createPrivateKey(certificate.privateKey).equals(createPrivateKey(key)));
    });

  for (const [title, content, passphrase, message] of [
    ['a PFX file', () => Buffer.from('308203', 'hex'), undefined, /isn’t a PEM file. It may be a PFX file/],
    ['no key', () => cert, undefined, /The certificate file contains no private key/],
    ['no certificate', () => key, undefined, /contains no certificate/],
    ['an encrypted key without a passphrase', () => `${cert}\n${encrypted('pass')}`, undefined, /is encrypted/],
    [
      'an encrypted key with the wrong passphrase',
      () => `${cert}\n${encrypted('pass')}`,
      'wrong',
      /passphrase .* is wrong/,
    ],
    ['the key of another certificate', () => `${cert}\n${otherKey}`, undefined, /doesn’t match the certificate/],
    ['a key that isn’t RSA', () => `${cert}\n${ecKey()}`, undefined, /has no RSA key/],
    [
      'a damaged key',
      () => `${cert}\n-----BEGIN PRIVATE KEY-----\nx\n-----END PRIVATE KEY-----`,
      undefined,
      /Can’t read .* private key/,
    ],
    [
      'a damaged certificate',
      () => `-----BEGIN CERTIFICATE-----\nx\n-----END CERTIFICATE-----\n${key}`,
      undefined,
      /Can’t read a certificate in/,
    ],
    ['an expired certificate', () => expired, undefined, /expired on 2021-01-01/],
  ] as const)
    it(`${title}: says so, and what to do`, async () => {
      const failure = await read(content(), passphrase);
      assert.ok('message' in failure);
      assert.match(failure.message, message);
      assert.ok(failure.nextStep);
      assert.ok(!JSON.stringify(failure).includes('PRIVATE KEY') && !JSON.stringify(failure).includes('pass"'));
    });

  it('a missing file: names it', async () => {
    const failure = await readCertificate(path.join(folder, 'missing.pem'), undefined);
    assert.ok('message' in failure && failure.message.includes('missing.pem'));
  });
});
