import {
  type KeyObject,
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
} from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import { type Fault, fault } from '../../shared/base/fault.ts';
import { type Result, err, ok } from '../../shared/base/result.ts';
import { uuidSchema } from '../../shared/base/identifier.ts';
import { publicKeySchema, thumbprintText } from '../../shared/domain/fleet/kiosk-key.ts';

/** Encrypts what lies on disk with something that is not: the keyring of the system, where there is one. */
export interface KeySeal {
  readonly seal: (text: string) => Uint8Array;
  /** Throws when it was sealed by another account or machine. */
  readonly open: (sealed: Uint8Array) => string;
}

/** The key pair of this kiosk. The private half is in no log, no reply and no bundle. */
export interface KioskKey {
  readonly privateKey: KeyObject;
  readonly publicKey: string;
  readonly keyId: string;
  /** Who its desk said that this kiosk is, when it registered the key; null before that. */
  readonly kioskId: string | null;
}

const fileSchema = z.strictObject({
  kioskId: uuidSchema.nullable(),
  /** PKCS #8 in base64: as it is, or sealed. */
  key: z.discriminatedUnion('kept', [
    z.strictObject({ kept: z.literal('plain'), pkcs8: z.base64().max(400) }),
    z.strictObject({ kept: z.literal('sealed'), pkcs8: z.base64().max(4000) }),
  ]),
});

/** `<data>/kiosk/key.json`, mode 0600. */
export class KeyFile {
  private readonly file: string;
  private readonly seal: KeySeal | null;

  constructor(file: string, seal: KeySeal | null) {
    this.file = file;
    this.seal = seal;
  }

  /** The key of this kiosk; one is made when there is none. A damaged or foreign file is a fault, not a new key. */
  async read(): Promise<Result<KioskKey, Fault>> {
    let text: string;
    try {
      text = await readFile(this.file, 'utf8');
    } catch (error) {
      const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
      return missing ? this.make() : err(fault('store/failed', 'The key file cannot be read'));
    }
    try {
      const { kioskId, key } = fileSchema.parse(JSON.parse(text));
      const pkcs8 = key.kept === 'plain' ? key.pkcs8 : this.opened(key.pkcs8);
      const der = Buffer.from(pkcs8, 'base64');
      return ok(keyOf(createPrivateKey({ key: der, format: 'der', type: 'pkcs8' }), kioskId));
    } catch {
      // The messages of parsers and of the keyring may quote what they could not read.
      return err(fault('store/failed', 'The key file is damaged, or of another machine'));
    }
  }

  /** Remembers that the desk believes this key, so that a restart need not ask. */
  async keepRegistered(key: KioskKey, kioskId: string): Promise<Result<KioskKey, Fault>> {
    return this.write(key.privateKey, kioskId);
  }

  /** The key is not the kiosk's any more. */
  async forget(): Promise<void> {
    await rm(this.file, { force: true });
  }

  private make(): Promise<Result<KioskKey, Fault>> {
    return this.write(generateKeyPairSync('ed25519').privateKey, null);
  }

  private opened(sealed: string): string {
    if (this.seal === null) throw new Error('Nothing here opens a sealed key');
    return this.seal.open(Buffer.from(sealed, 'base64'));
  }

  private async write(
    privateKey: KeyObject,
    kioskId: string | null,
  ): Promise<Result<KioskKey, Fault>> {
    const pkcs8 = privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64');
    const key =
      this.seal === null
        ? { kept: 'plain', pkcs8 }
        : { kept: 'sealed', pkcs8: Buffer.from(this.seal.seal(pkcs8)).toString('base64') };
    try {
      await mkdir(dirname(this.file), { recursive: true, mode: 0o700 });
      const unfinished = `${this.file}.part`;
      await writeFile(unfinished, JSON.stringify({ kioskId, key }), {
        mode: 0o600,
        flush: true,
      });
      await rename(unfinished, this.file);
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
      return err(fault('store/failed', `The key file cannot be written: ${code}`));
    }
    return ok(keyOf(privateKey, kioskId));
  }
}

function keyOf(privateKey: KeyObject, kioskId: string | null): KioskKey {
  const { x } = createPublicKey(privateKey).export({ format: 'jwk' });
  // Any other kind of key has no such member, and is refused here.
  const publicKey = publicKeySchema.parse(x);
  const keyId = createHash('sha256').update(thumbprintText(publicKey)).digest('base64url');
  return { privateKey, publicKey, keyId, kioskId };
}
