import { createPublicKey, type KeyObject, verify } from 'node:crypto';
import type { Clock } from '../../shared/base/clock.ts';
import { type Fault, fault } from '../../shared/base/fault.ts';
import { type Result, err, ok } from '../../shared/base/result.ts';
import {
  type SignedRequest,
  presentedSignature,
  refused,
  signatureBase,
  signatureWindowSeconds,
} from '../../shared/domain/fleet/request-signature.ts';
import type { KeyState } from '../../shared/domain/fleet/kiosk-key.ts';
import type { Kiosk } from '../store/kiosk-store.ts';
import { type KnownKey, findKey } from '../store/kiosk-key-store.ts';
import type { DeskDatabase } from '../store/tables.ts';
import { SeenNonces } from './seen-nonces.ts';

/** A kiosk behind a signature that holds. */
export interface ProvenKiosk {
  readonly kiosk: Kiosk;
  readonly keyId: string;
  /** Only delivers what it holds, then goes. */
  readonly retired: boolean;
}

/** A key that was revoked at another desk still opens here for this long at most. */
const rememberedMs = 5000;

/**
 * Believes a request when its signature holds, is fresh and was not seen before. What was signed before
 * this desk started is not taken: its nonces are not remembered, and a kiosk signs anew on every try.
 */
export class SignedRequests {
  private readonly database: DeskDatabase;
  private readonly clock: Clock;
  private readonly startedSeconds: number;
  private readonly seen = new SeenNonces();
  private readonly keys = new Map<
    string,
    { readonly known: RememberedKey; readonly untilMs: number }
  >();

  constructor(database: DeskDatabase, clock: Clock) {
    this.database = database;
    this.clock = clock;
    this.startedSeconds = Math.floor(clock.nowMs() / 1000);
  }

  /** To be told when a key or a kiosk was changed here. */
  forget(): void {
    this.keys.clear();
  }

  async prove(request: SignedRequest): Promise<Result<ProvenKiosk, Fault>> {
    const presented = presentedSignature(request);
    if (!presented.ok) return presented;
    const { keyId, created, nonce, signature } = presented.value;
    const known = await this.find(keyId);
    if (known === null) return err(fault('auth/required', 'No kiosk has this key'));
    const base = Buffer.from(signatureBase(request, presented.value));
    if (!verify(null, base, known.key, Buffer.from(signature, 'base64'))) {
      return err(refused('The signature is not of this request'));
    }
    // Told only to whoever holds the key: the kiosk wipes its store when it hears so.
    const ended = endOf(known.state);
    if (ended !== null) return err(ended);
    const nowSeconds = Math.floor(this.clock.nowMs() / 1000);
    if (Math.abs(nowSeconds - created) > signatureWindowSeconds || created < this.startedSeconds) {
      const off = created - nowSeconds;
      return err(fault('auth/clock-skew', `Signed ${off} seconds from the time of the desk`));
    }
    if (!this.seen.isNew(keyId, created, nonce, nowSeconds)) {
      return err(refused('This very request was answered before'));
    }
    return ok({ kiosk: known.kiosk, keyId, retired: known.state === 'retired' });
  }

  /** Why this key opens nothing, or less, since a moment ago; null while it is good. */
  async revoked(keyId: string): Promise<Fault | null> {
    const known = await this.find(keyId);
    if (known === null) return fault('auth/required', 'No kiosk has this key');
    return known.state === 'retired'
      ? fault('kiosk/retired', 'This kiosk is retired: deliver what is left and go')
      : endOf(known.state);
  }

  private async find(keyId: string): Promise<RememberedKey | null> {
    const nowMs = this.clock.nowMs();
    const remembered = this.keys.get(keyId);
    if (remembered !== undefined && remembered.untilMs > nowMs) return remembered.known;
    const stored = await findKey(this.database.read, keyId);
    if (stored === null) {
      this.keys.delete(keyId);
      return null;
    }
    const known = { ...stored, key: remembered?.known.key ?? keyFrom(stored.publicKey) };
    this.keys.set(keyId, { known, untilMs: nowMs + rememberedMs });
    return known;
  }
}

function endOf(state: KeyState): Fault | null {
  if (state === 'stolen') return fault('kiosk/stolen', 'This kiosk was reported stolen');
  return state === 'gone' ? fault('kiosk/retired', 'This kiosk has delivered and gone') : null;
}

type RememberedKey = KnownKey & { readonly key: KeyObject };

function keyFrom(publicKey: string): KeyObject {
  return createPublicKey({
    key: { kty: 'OKP', crv: 'Ed25519', x: publicKey },
    format: 'jwk',
  });
}
