import { createHash, randomBytes, sign } from 'node:crypto';
import type { Clock } from '../../shared/base/clock.ts';
import {
  contentDigestField,
  deskTimeHeader,
  signatureBase,
  signatureField,
  signatureInput,
} from '../../shared/domain/fleet/request-signature.ts';
import type { Proof } from '../desk/desk-client.ts';
import type { KioskKey } from './key-file.ts';

/** Signs by the time of the desk, as far as it was told. */
export interface DeskTime {
  /** The kiosk's clock minus the desk's, in milliseconds; null before the desk was heard. */
  readonly skewMs: () => number | null;
  readonly told: (deskMs: number) => void;
}

/** The latest that the desk told of its time. */
export function deskTime(clock: Clock): DeskTime {
  let skew: number | null = null;
  return {
    skewMs: () => skew,
    told: (deskMs) => {
      skew = Math.round(clock.nowMs() - deskMs);
    },
  };
}

/** By the kiosk's own key. A request that was signed by a wrong clock is signed once more by the desk's. */
export function keyProof(
  key: Pick<KioskKey, 'privateKey' | 'keyId'>,
  clock: Clock,
  time: DeskTime,
): Proof {
  return {
    headersFor: ({ method, target, headers, body }) => {
      const sha256 = createHash('sha256').update(body).digest('base64');
      const digest = contentDigestField(sha256);
      const request = { method, target, headers: { ...headers, 'content-digest': digest } };
      const params = {
        created: Math.floor((clock.nowMs() - (time.skewMs() ?? 0)) / 1000),
        nonce: randomBytes(16).toString('base64url'),
        keyId: key.keyId,
      };
      const signature = sign(null, Buffer.from(signatureBase(request, params)), key.privateKey);
      return {
        'content-digest': digest,
        'signature-input': signatureInput(request, params),
        signature: signatureField(signature.toString('base64')),
      };
    },
    heard: (response, fault) => {
      const told = Number(response.headers.get(deskTimeHeader) ?? Number.NaN);
      if (Number.isSafeInteger(told) && told > 0) time.told(told);
      return fault?.code === 'auth/clock-skew';
    },
  };
}
