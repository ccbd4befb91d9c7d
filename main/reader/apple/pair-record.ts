import { createPublicKey, generateKeyPair, randomUUID } from 'node:crypto';
import { promisify } from 'node:util';
import { textOf, valueOf, type PlistDictionary } from '../../../devices/apple/plist.ts';
import { fault, type DeviceFault } from '../../../shared/base/fault.ts';
import { err, ok, type Result } from '../../../shared/base/result.ts';
import type { TlsKeys } from './byte-stream.ts';

/** Node's WebCrypto has the type, but names it nowhere that a page's types agree with. */
type Key = Awaited<ReturnType<typeof globalThis.crypto.subtle.importKey>>;

/** What proves to a device that we are the host that it trusts. A secret, and only in memory. */
export interface PairRecord {
  readonly hostId: string;
  readonly systemBuid: string;
  readonly keys: TlsKeys;
  /** What goes to the device: certificates and names, no private key. */
  readonly shared: PlistDictionary;
}

/** What device and host ask of each other: RSA with 2048 bits, valid for ten years in Apple's own tools. */
const algorithm = {
  name: 'RSASSA-PKCS1-v1_5',
  hash: 'SHA-256',
  publicExponent: Uint8Array.of(1, 0, 1),
  modulusLength: 2048,
} as const;
/** A phone with a wrong clock must still accept it; nobody has the keys after the visit anyway. */
const validDays = 3650;
const dayMs = 86_400_000;

/**
 * New keys and certificates for one reading of one device: a root, a certificate of this host and
 * one around the device's own key, all signed by the root (libimobiledevice 1.3, common/userpref.c).
 */
export async function newPairRecord(
  devicePublicKeyPem: string,
  systemBuid: string,
  nowMs: number,
): Promise<Result<PairRecord, DeviceFault>> {
  const { x509, subtle } = await loadX509();
  let deviceKey: Key;
  try {
    const key = createPublicKey(devicePublicKeyPem);
    const spki = Uint8Array.from(key.export({ type: 'spki', format: 'der' }));
    deviceKey = await subtle.importKey('spki', spki, algorithm, true, ['verify']);
  } catch (error) {
    return err(fault('device/garbled', `DevicePublicKey: ${String(error)}`));
  }
  const [root, host] = await Promise.all([newKeys(), newKeys()]);
  const signingKey = await subtle.importKey('pkcs8', root.der, algorithm, false, ['sign']);
  const publicKey = (spki: Uint8Array<ArrayBuffer>) =>
    subtle.importKey('spki', spki, algorithm, true, ['verify']);
  const notBefore = new Date(nowMs - dayMs);
  const notAfter = new Date(nowMs + validDays * dayMs);
  const certificate = async (key: Key, isRoot: boolean) => {
    const made = await x509.X509CertificateGenerator.create({
      serialNumber: '01',
      // Names would tell something and are not needed: the chain holds by its keys.
      subject: '',
      issuer: '',
      notBefore,
      notAfter,
      publicKey: key,
      signingKey,
      signingAlgorithm: algorithm,
      extensions: [
        new x509.BasicConstraintsExtension(isRoot, undefined, true),
        await x509.SubjectKeyIdentifierExtension.create(key),
        ...(isRoot
          ? []
          : [
              new x509.KeyUsagesExtension(
                x509.KeyUsageFlags.digitalSignature | x509.KeyUsageFlags.keyEncipherment,
                true,
              ),
            ]),
      ],
    });
    return `${made.toString('pem')}\n`;
  };
  const hostCertificate = await certificate(await publicKey(host.spki), false);
  const hostId = randomUUID().toUpperCase();
  return ok({
    hostId,
    systemBuid,
    keys: { certificatePem: hostCertificate, privateKeyPem: host.pem },
    shared: {
      DeviceCertificate: Buffer.from(await certificate(deviceKey, false)),
      HostCertificate: Buffer.from(hostCertificate),
      RootCertificate: Buffer.from(await certificate(await publicKey(root.spki), true)),
      HostID: hostId,
      SystemBUID: systemBuid,
    },
  });
}

/** A record that usbmuxd kept of its own pairing; null when it lacks what a session needs. */
export function knownPairRecord(record: PlistDictionary): PairRecord | null {
  const hostId = textOf(record, 'HostID');
  const systemBuid = textOf(record, 'SystemBUID');
  const certificatePem = pem(record, 'HostCertificate');
  const privateKeyPem = pem(record, 'HostPrivateKey');
  if (hostId === null || systemBuid === null) return null;
  if (certificatePem === null || privateKeyPem === null) return null;
  const names = ['DeviceCertificate', 'HostCertificate', 'RootCertificate'];
  const certificates = names.flatMap((name) => {
    const value = valueOf(record, name);
    return value instanceof Uint8Array ? [[name, value] as const] : [];
  });
  return {
    hostId,
    systemBuid,
    keys: { certificatePem, privateKeyPem },
    shared: { ...Object.fromEntries(certificates), HostID: hostId, SystemBUID: systemBuid },
  };
}

function pem(record: PlistDictionary, key: string): string | null {
  const value = valueOf(record, key);
  return value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : null;
}

/** Node's own generator works on a thread, so that the reader goes on answering meanwhile. */
async function newKeys() {
  const made = await promisify(generateKeyPair)('rsa', {
    modulusLength: algorithm.modulusLength,
    publicKeyEncoding: { type: 'spki', format: 'der' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  const der = Buffer.from(made.privateKey.replaceAll(/-----[^-]+-----|\s/gu, ''), 'base64');
  return { spki: Uint8Array.from(made.publicKey), pem: made.privateKey, der };
}

/** Loaded at the first pairing only: it is large, and most kiosks see no iPhone for hours. */
async function loadX509() {
  // @peculiar/x509 2.2.0 fails at import without the metadata polyfill.
  await import('reflect-metadata');
  const x509 = await import('@peculiar/x509');
  x509.cryptoProvider.set(globalThis.crypto);
  return { x509, subtle: globalThis.crypto.subtle };
}
