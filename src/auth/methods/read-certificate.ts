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
 * @param passphrase of the private key; undefined: it is not encrypted
 */
export async function readCertificate(
  path: string,
  passphrase: string | undefined,
): Promise<Certificate | SignInFailure> {
  let bytes: Buffer;
  try {
    bytes = await readFile(path);
  } catch {
    return failure(`Can’t read the certificate file ${path}.`, 'Choose the file again, or check its permissions.');
  }
  const text = bytes.toString('latin1');
  if (!text.includes('-----BEGIN '))
    return failure(
      `${path} isn’t a PEM file. It may be a PFX file (.pfx or .p12).`,
      'Convert it: openssl pkcs12 -in app.pfx -out app.pem',
    );
  const key = readKey(text, passphrase);
  if ('message' in key) return key;
  const certificates = readCertificates(text);
  if (certificates === undefined)
    return failure(`Can’t read a certificate in ${path}.`, 'Export it again, as PEM with its private key.');
  if (certificates.length === 0)
    return failure(`${path} contains no certificate.`, 'Put the certificate and its private key into one PEM file.');
  const certificate = certificates.find((candidate) => candidate.checkPrivateKey(key));
  if (certificate === undefined)
    return failure(`The private key in ${path} doesn’t match the certificate.`, 'Export both again, together.');
  if (new Date(certificate.validTo) < new Date())
    return failure(
      `The certificate in ${path} expired on ${new Date(certificate.validTo).toISOString().slice(0, 10)}.`,
      'Create a new one and upload it to the app registration.',
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
      'The certificate file contains no private key.',
      'Put the certificate and its private key into one PEM file.',
    );
  const encrypted = /ENCRYPTED/.test(pem);
  if (encrypted && !passphrase)
    return failure('The certificate’s private key is encrypted.', 'Enter its passphrase with the certificate.');
  try {
    const key = createPrivateKey({ key: pem, ...(encrypted && { passphrase }) });
    if (key.asymmetricKeyType === 'rsa') return key;
  } catch {
    return encrypted
      ? failure(
          'The passphrase of the certificate’s private key is wrong.',
          'Enter the certificate again, with its passphrase.',
        )
      : failure('Can’t read the certificate’s private key.', 'Export it again, as PEM with its private key.');
  }
  return failure('The certificate has no RSA key.', 'Create one with an RSA key of at least 2048 bits.');
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
