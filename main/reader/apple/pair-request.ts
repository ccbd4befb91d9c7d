import { lockdownLabel, refusalOf } from '../../../devices/apple/lockdown.ts';
import { isDictionary, valueOf, type PlistDictionary } from '../../../devices/apple/plist.ts';
import type { DeviceFault } from '../../../shared/base/fault.ts';
import { ok, type Result } from '../../../shared/base/result.ts';
import type { PairRecord } from './pair-record.ts';
import type { SupervisionIdentity } from './supervision-identity.ts';

/** Asks lockdownd one thing on the connection that there is. */
type AskLockdown = (request: PlistDictionary) => Promise<Result<PlistDictionary, DeviceFault>>;

/**
 * A device may show us anything and have it signed with the organisation's key; so little is no
 * profile and no document. How long a real challenge is nobody told.
 */
const longestChallenge = 256;
const pendingOrLocked: ReadonlySet<string> = new Set([
  'PairingDialogResponsePending',
  'PasswordProtected',
]);

/** How asking as the organisation ended; while the owner has to do something, with lockdownd's reply. */
type OrganisationAnswer =
  | { readonly came: 'paired' }
  | { readonly came: 'not-ours' }
  | { readonly came: 'locked'; readonly reply: PlistDictionary }
  | { readonly came: 'asks-owner'; readonly reply: PlistDictionary };

/** Pair, as libimobiledevice 1.3 asks it (lockdown.c), with more `options` or none. */
export function pairRequest(record: PairRecord, options: PlistDictionary = {}): PlistDictionary {
  return {
    Label: lockdownLabel,
    Request: 'Pair',
    PairRecord: record.shared,
    ProtocolVersion: '2',
    PairingOptions: { ExtendedPairingErrors: true, ...options },
  };
}

export function unpairRequest(record: PairRecord): PlistDictionary {
  return {
    Label: lockdownLabel,
    Request: 'Unpair',
    PairRecord: record.shared,
    ProtocolVersion: '2',
  };
}

/**
 * Pairs as the organisation that supervises the device: it answers our certificate with a challenge,
 * and takes the challenge signed with our key instead of a tap on its screen (pymobiledevice3,
 * lockdown.py, pair_supervised). Another device says something else, and its owner has to be asked.
 */
export async function pairAsOrganisation(
  ask: AskLockdown,
  record: PairRecord,
  identity: SupervisionIdentity,
  nowMs: number,
): Promise<Result<OrganisationAnswer, DeviceFault>> {
  const certificate = { SupervisorCertificate: identity.certificateDer };
  const first = await ask(pairRequest(record, certificate));
  if (!first.ok) return first;
  if (refusalOf(first.value) !== 'MCChallengeRequired') return ok(withoutChallenge(first.value));
  const challenge = challengeIn(first.value);
  if (challenge === null) return ok({ came: 'not-ours' });
  const signed = await identity.sign(challenge, nowMs);
  const second = await ask(pairRequest(record, { ChallengeResponse: signed }));
  if (!second.ok) return second;
  return ok(refusalOf(second.value) === null ? { came: 'paired' } : withoutChallenge(second.value));
}

function withoutChallenge(reply: PlistDictionary): OrganisationAnswer {
  const refusal = refusalOf(reply);
  // Granted without a challenge: it was the owner who tapped "Trust".
  if (refusal !== null && !pendingOrLocked.has(refusal)) return { came: 'not-ours' };
  return { came: refusal === 'PasswordProtected' ? 'locked' : 'asks-owner', reply };
}

function challengeIn(reply: PlistDictionary): Uint8Array | null {
  const extended = valueOf(reply, 'ExtendedResponse');
  const challenge = isDictionary(extended) ? valueOf(extended, 'PairingChallenge') : null;
  if (!(challenge instanceof Uint8Array)) return null;
  return challenge.length > 0 && challenge.length <= longestChallenge ? challenge : null;
}
