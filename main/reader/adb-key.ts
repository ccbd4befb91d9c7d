import { constants, generateKeyPair, privateEncrypt, type KeyObject } from 'node:crypto';
import { promisify } from 'node:util';
import type { AdbKey } from '../../devices/adb/key.ts';

/** DigestInfo of SHA-1, RFC 8017 section 9.2, note 1: the token of AUTH stands in place of the hash. */
const sha1DigestInfo = Buffer.from('3021300906052b0e03021a05000414', 'hex');
/** ADB knows one size only (AOSP, crypto_utils, ANDROID_PUBKEY_MODULUS_SIZE): 2048 bits. */
const modulusBytes = 256;
/** What the phone may show as the name of the key. */
const keyName = 'kiosk@balie';

const makeKeyPair = promisify(generateKeyPair);

/** A new key for one reading. Nothing keeps it: with the last reference to it, it is gone. */
export async function newAdbKey(): Promise<AdbKey> {
  const { privateKey } = await makeKeyPair('rsa', { modulusLength: modulusBytes * 8 });
  return adbKeyOf(privateKey);
}

/** The ADB side of an RSA key of 2048 bits with exponent 65537. */
export function adbKeyOf(privateKey: KeyObject): AdbKey {
  return {
    sign: (token) =>
      new Uint8Array(
        privateEncrypt(
          { key: privateKey, padding: constants.RSA_PKCS1_PADDING },
          Buffer.concat([sha1DigestInfo, token]),
        ),
      ),
    publicKey: new TextEncoder().encode(`${androidPublicKey(privateKey)} ${keyName}\0`),
  };
}

/**
 * The public half as AOSP keeps it (system/core/libcrypto_utils, android_pubkey.cpp): number of words,
 * −1/n mod 2³², n, 2⁴⁰⁹⁶ mod n and the exponent, all little-endian, in base64.
 */
function androidPublicKey(key: KeyObject): string {
  const { n = '' } = key.export({ format: 'jwk' });
  const modulus = BigInt(`0x${Buffer.from(n, 'base64url').toString('hex')}`);
  const word = 1n << 32n;
  const encoded = Buffer.alloc(8 + 2 * modulusBytes + 4);
  encoded.writeUInt32LE(modulusBytes / 4, 0);
  encoded.writeUInt32LE(Number(word - inverse(modulus % word, word)), 4);
  littleEndian(modulus).copy(encoded, 8);
  littleEndian((1n << BigInt(2 * modulusBytes * 8)) % modulus).copy(encoded, 8 + modulusBytes);
  encoded.writeUInt32LE(65_537, 8 + 2 * modulusBytes);
  return encoded.toString('base64');
}

/** 1/odd modulo a power of two: every step of Newton's doubles the bits that are right, from three on. */
function inverse(odd: bigint, modulus: bigint): bigint {
  let result = odd;
  for (let bits = 3; bits < 32; bits *= 2) {
    result = (result * (2n - odd * result)) % modulus;
  }
  return (result + modulus) % modulus;
}

function littleEndian(value: bigint): Buffer {
  return Buffer.from(value.toString(16).padStart(modulusBytes * 2, '0'), 'hex').reverse();
}
