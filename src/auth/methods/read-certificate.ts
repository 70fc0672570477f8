import { t } from '@vscode/l10n';
import { createPrivateKey, X509Certificate, type KeyObject } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { SignInFailure } from '../../send/access-token.ts';

/** What proves that a request comes from an app. */
export interface Certificate {
  /** SHA-256 of the certificate, in hex. */
  readonly thumbprintSha256: string;
  /** PKCS #8, as PEM, not encrypted: in memory only. */
  readonly privateKey: string;
}

/**
 * Reads a certificate and its private key from a PEM file.
 *
 * @param passphrase of the private key; undefined: the key isn't encrypted
 */
export async function readCertificate(
  path: string,
  passphrase: string | undefined,
): Promise<Certificate | SignInFailure> {
  let bytes: Buffer;
  try {
    bytes = await readFile(path);
  } catch {
    return failure(t`Can’t read the certificate file ${path}.`, t('Choose the file again, or check its permissions.'));
  }
  const text = bytes.toString('latin1');
  if (!text.includes('-----BEGIN '))
    return failure(
      t`${path} isn’t a PEM file. It may be a PFX file (.pfx or .p12).`,
      t('Convert it: openssl pkcs12 -in app.pfx -out app.pem'),
    );
  const key = readKey(text, passphrase);
  if ('message' in key) return key;
  const certificates = readCertificates(text);
  if (certificates === undefined)
    return failure(t`Can’t read a certificate in ${path}.`, t('Export it again, as PEM with its private key.'));
  if (certificates.length === 0)
    return failure(
      t`${path} contains no certificate.`,
      t('Put the certificate and its private key into one PEM file.'),
    );
  const certificate = certificates.find((candidate) => candidate.checkPrivateKey(key));
  if (certificate === undefined)
    return failure(t`The private key in ${path} doesn’t match the certificate.`, t('Export both again, together.'));
  if (new Date(certificate.validTo) < new Date())
    return failure(
      t`The certificate in ${path} expired on ${new Date(certificate.validTo).toISOString().slice(0, 10)}.`,
      t('Create a new one and upload it to the app registration.'),
    );
  return {
    thumbprintSha256: certificate.fingerprint256.replaceAll(':', ''),
    privateKey: key.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
}

function readKey(text: string, passphrase: string | undefined): KeyObject | SignInFailure {
  const pem = /-----BEGIN ([A-Z ]*PRIVATE KEY)-----[\s\S]+?-----END \1-----/.exec(text)?.[0];
  if (pem === undefined)
    return failure(
      t('The certificate file contains no private key.'),
      t('Put the certificate and its private key into one PEM file.'),
    );
  const encrypted = /ENCRYPTED/.test(pem);
  if (encrypted && !passphrase)
    return failure(t('The certificate’s private key is encrypted.'), t('Enter its passphrase with the certificate.'));
  try {
    const key = createPrivateKey({ key: pem, ...(encrypted && { passphrase }) });
    if (key.asymmetricKeyType === 'rsa') return key;
  } catch {
    return encrypted
      ? failure(
          t('The passphrase of the certificate’s private key is wrong.'),
          t('Enter the certificate again, with its passphrase.'),
        )
      : failure(t('Can’t read the certificate’s private key.'), t('Export it again, as PEM with its private key.'));
  }
  return failure(t('The certificate has no RSA key.'), t('Create one with an RSA key of at least 2048 bits.'));
}

/** Undefined: one of them is damaged. */
function readCertificates(text: string): readonly X509Certificate[] | undefined {
  try {
    const blocks = text.match(/-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g) ?? [];
    return blocks.map((block) => new X509Certificate(block));
  } catch {
    return undefined;
  }
}

const failure = (message: string, nextStep: string): SignInFailure => ({ message, nextStep, details: [] });
