import { createPrivateKey, X509Certificate } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { labIdentity, labIdentityFiles } from '../../../test/lab/apple/lab-organisation.ts';
import { loadSupervisionIdentity } from './supervision-identity.ts';

let own: Awaited<ReturnType<typeof labIdentity>>;
let other: Awaited<ReturnType<typeof labIdentity>>;

beforeAll(async () => {
  [own, other] = await Promise.all([labIdentity(), labIdentity()]);
});

/** What loading says of these two files. */
async function loaded(
  certificate: string | Uint8Array,
  key: string | Uint8Array,
  mode = 0o600,
): Promise<{ readonly code: string; readonly detail: string }> {
  await using files = await labIdentityFiles(certificate, key, mode);
  const identity = await loadSupervisionIdentity(files);
  return identity.ok ? { code: 'ok', detail: '' } : identity.fault;
}

describe('the identity with which an organisation supervises', () => {
  it('is taken as PEM and as DER', async () => {
    const key = createPrivateKey(own.privateKeyPem);
    const certificateDer = new X509Certificate(own.certificatePem).raw;

    expect(await loaded(own.certificatePem, own.privateKeyPem)).toMatchObject({ code: 'ok' });
    for (const type of ['pkcs1', 'pkcs8'] as const) {
      const der = key.export({ type, format: 'der' });
      expect(await loaded(certificateDer, der, 0o400)).toMatchObject({ code: 'ok' });
    }
  });

  it.each([0o604, 0o640, 0o660, 0o601])('is refused with key mode %o', async (mode) => {
    expect(await loaded(own.certificatePem, own.privateKeyPem, mode)).toMatchObject({
      code: 'supervision/exposed',
    });
  });

  it('is refused when a file is not there', async () => {
    const files = { certificate: '/nonexistent/certificate', key: '/nonexistent/key' };

    expect(await loadSupervisionIdentity(files)).toMatchObject({
      fault: { code: 'supervision/missing' },
    });
  });

  it('is refused when the key belongs to another certificate', async () => {
    expect(await loaded(own.certificatePem, other.privateKeyPem)).toMatchObject({
      code: 'supervision/mismatched',
    });
  });

  it('is refused when it makes no sense, and the fault tells nothing of what is in the files', async () => {
    const locked = createPrivateKey(own.privateKeyPem).export({
      type: 'pkcs8',
      format: 'pem',
      cipher: 'aes-256-cbc',
      passphrase: 'secret',
    });
    const faults = [
      await loaded('', own.privateKeyPem),
      await loaded(own.privateKeyPem, own.privateKeyPem),
      await loaded(own.certificatePem, own.certificatePem),
      await loaded(own.certificatePem, locked),
      await loaded(own.certificatePem, new Uint8Array(100_000)),
      await loaded(own.certificatePem, own.privateKeyPem.slice(0, -200)),
    ];
    const body = own.privateKeyPem.split('\n')[1] ?? '';

    expect(new Set(faults.map(({ code }) => code))).toEqual(new Set(['supervision/unreadable']));
    expect(faults.some(({ detail }) => detail.includes(body))).toBe(false);
  });
});
