import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { type Clock, systemClock } from '../../shared/base/clock.ts';
import { keyIdOf } from '../../desk/fleet/key-id.ts';
import { type DeskClient, createDeskClient } from '../../main/desk/desk-client.ts';
import { deskTime, keyProof } from '../../main/enrol/key-proof.ts';
import { firstSiteId } from '../../shared/domain/site.ts';
import type { StartedDesk } from './start-desk.ts';

/** A kiosk with a key of its own, that signs as the product does. */
export interface SigningKiosk {
  readonly keyId: string;
  readonly publicKey: string;
  readonly privateKey: KeyObject;
  readonly client: DeskClient;
  /** The headers of a request, to be sent as they are or bent on the way. */
  readonly headersFor: (
    method: string,
    target: string,
    body: string,
  ) => Readonly<Record<string, string>>;
}

export function newSigner(url: string, clock: Clock = systemClock): SigningKiosk {
  const { privateKey, publicKey: pair } = generateKeyPairSync('ed25519');
  const publicKey = String(pair.export({ format: 'jwk' }).x);
  const keyId = keyIdOf(publicKey);
  const proof = keyProof({ privateKey, keyId }, clock, deskTime(clock));
  return {
    ...{ keyId, publicKey, privateKey },
    client: createDeskClient({ deskUrl: url, proof, fetch }),
    headersFor: (method, target, body) => {
      const headers = { 'content-type': 'application/json' };
      const request = { method, target, headers, body: Buffer.from(body) };
      return { ...headers, ...proof.headersFor(request) };
    },
  };
}

/** A kiosk that an admin has let in by its code. */
export async function enrolledKiosk(
  on: Pick<StartedDesk, 'url' | 'anonymous' | 'admin'>,
  name: string,
  clock: Clock = systemClock,
) {
  const signer = newSigner(on.url, clock);
  const begun = await on.anonymous.call('enrolment.begin', {
    body: { publicKey: signer.publicKey, version: '0.1.0' },
  });
  const { kioskId } = await on.admin.call('enrolment.approve', {
    body: { code: begun.code, name, siteId: firstSiteId, counter: null },
  });
  return { ...signer, ...begun, kioskId };
}

/** What a kiosk says of itself when nothing is wrong. */
export const healthyBeat = {
  version: '0.1.0',
  configVersion: null,
  upSeconds: 60,
  readerFault: null,
  readerCrashes: 0,
  diskFreeBytes: 10 * 1024 ** 3,
  memoryBytes: 100_000_000,
  clockSkewMs: 12,
  printer: 'ready',
  outboxLength: 0,
  outboxAgeSeconds: 0,
  lastVisitAt: null,
  locked: false,
} as const;
