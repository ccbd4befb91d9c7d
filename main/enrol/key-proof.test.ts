import { createHash, createPublicKey, generateKeyPairSync, verify } from 'node:crypto';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fault } from '../../shared/base/fault.ts';
import { presentedSignature, signatureBase } from '../../shared/domain/fleet/request-signature.ts';
import { KeyFile, type KeySeal, type KioskKey } from './key-file.ts';
import { deskTime, keyProof } from './key-proof.ts';

const clock = { nowMs: () => Date.UTC(2026, 10, 30, 9) };
const request = {
  method: 'PUT',
  target: '/v1/attachments/00',
  headers: { 'content-type': 'image/jpeg' },
  body: Buffer.from('a photo'),
};

describe('the proof of a kiosk', () => {
  const { privateKey } = generateKeyPairSync('ed25519');
  const key = { privateKey, keyId: 'k'.repeat(43) };

  it('is a signature that its public key verifies, over the very content', () => {
    const headers = keyProof(key, clock, deskTime(clock)).headersFor(request);
    const signed = { ...request, headers: { ...request.headers, ...headers } };
    const presented = presentedSignature(signed);
    if (!presented.ok) throw new Error(presented.fault.detail);

    const base = Buffer.from(signatureBase(signed, presented.value));
    const bytes = Buffer.from(presented.value.signature, 'base64');
    expect(verify(null, base, createPublicKey(privateKey), bytes)).toBe(true);
    expect(headers['content-digest']).toBe(
      `sha-256=:${createHash('sha256').update('a photo').digest('base64')}:`,
    );
  });

  it('is never the same twice', () => {
    const proof = keyProof(key, clock, deskTime(clock));

    expect(proof.headersFor(request)['signature']).not.toBe(proof.headersFor(request)['signature']);
  });

  it('goes by the time of the desk, and is worth another try when it did not', () => {
    const time = deskTime(clock);
    const proof = keyProof(key, clock, time);
    const hourBefore = clock.nowMs() - 3_600_000;
    const late = new Response(null, { headers: { 'balie-time': String(hourBefore) } });

    const again = proof.heard(late, fault('auth/clock-skew', 'An hour off'));

    expect(again).toBe(true);
    expect(time.skewMs()).toBe(3_600_000);
    expect(proof.headersFor(request)['signature-input']).toContain(
      `;created=${hourBefore / 1000};`,
    );
    expect(proof.heard(late, fault('auth/signature-refused', 'Replayed'))).toBe(false);
  });
});

describe('the key of a kiosk', () => {
  const kioskId = '01936f00-0000-7000-8000-000000000001';
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'balie-key-'));
  });
  afterEach(() => rm(folder, { recursive: true }));
  const made = async (file: KeyFile): Promise<KioskKey> => {
    const key = await file.read();
    if (!key.ok) throw new Error(key.fault.detail);
    return key.value;
  };

  it('is made once, for its owner only, and is the same after a restart', async () => {
    const file = join(folder, 'kiosk', 'key.json');
    const first = await made(new KeyFile(file, null));
    const kept = await new KeyFile(file, null).keepRegistered(first, kioskId);
    const again = await made(new KeyFile(file, null));

    expect(kept).toMatchObject({ ok: true, value: { kioskId } });
    expect([again.keyId, again.kioskId]).toEqual([first.keyId, kioskId]);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
  });

  it('lies sealed on disk where the system has a keyring, and another one does not open it', async () => {
    const file = join(folder, 'key.json');
    const seal = (secret: string): KeySeal => ({
      seal: (text) => Buffer.from(secret + text),
      open: (sealed) => {
        const text = Buffer.from(sealed).toString();
        if (!text.startsWith(secret)) throw new Error('Another keyring');
        return text.slice(secret.length);
      },
    });
    const key = await made(new KeyFile(file, seal('mine')));
    const pkcs8 = key.privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64');

    expect(await readFile(file, 'utf8')).not.toContain(pkcs8);
    expect((await made(new KeyFile(file, seal('mine')))).keyId).toBe(key.keyId);
    expect(await new KeyFile(file, seal('theirs')).read()).toMatchObject({ ok: false });
    expect(await new KeyFile(file, null).read()).toMatchObject({ ok: false });
  });

  it('is not made anew over a file that is damaged, and the fault shows nothing of it', async () => {
    const file = join(folder, 'key.json');
    await writeFile(file, `{"kioskId":"${kioskId}","key":"s3cret"`);

    const read = await new KeyFile(file, null).read();

    expect(read).toMatchObject({ ok: false, fault: { code: 'store/failed' } });
    expect(JSON.stringify(read)).not.toContain('s3cret');
    expect(await readFile(file, 'utf8')).toContain('s3cret');
  });
});
