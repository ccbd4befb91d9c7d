import { constants, createPublicKey, generateKeyPairSync, publicDecrypt } from 'node:crypto';
import { expect, it } from 'vitest';
import { adbKeyOf, newAdbKey } from './adb-key.ts';

const token = Uint8Array.from({ length: 20 }, (_unused, at) => at * 7);

it('signs a token as if it were the SHA-1 of something', async () => {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });

  const signature = adbKeyOf(privateKey).sign(token);

  const opened = publicDecrypt(
    { key: createPublicKey(privateKey), padding: constants.RSA_PKCS1_PADDING },
    signature,
  );
  expect(signature.length).toBe(256);
  expect(opened.toString('hex')).toBe(
    `3021300906052b0e03021a05000414${Buffer.from(token).toString('hex')}`,
  );
});

it('makes another key every time, in the form that adbd keeps', async () => {
  const texts = await Promise.all(
    [newAdbKey(), newAdbKey()].map(async (key) => new TextDecoder().decode((await key).publicKey)),
  );

  expect(texts[0]).not.toBe(texts[1]);
  for (const text of texts) {
    expect(text).toMatch(/^[A-Za-z0-9+/]{699}= kiosk@balie\0$/u);
    const bytes = Buffer.from(text.split(' ')[0] ?? '', 'base64');
    const modulus = BigInt(`0x${Buffer.from(bytes.subarray(8, 264)).reverse().toString('hex')}`);
    expect([bytes.length, bytes.readUInt32LE(0), bytes.readUInt32LE(520)]).toEqual([
      524, 64, 65_537,
    ]);
    // −1/n mod 2³² times n is −1.
    expect((BigInt(bytes.readUInt32LE(4)) * modulus) % (1n << 32n)).toBe((1n << 32n) - 1n);
  }
});
