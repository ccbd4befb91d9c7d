import { fault, type DeviceFault } from '../../shared/base/fault.ts';
import { err, ok, type Result } from '../../shared/base/result.ts';
import { cleanText } from '../../shared/base/untrusted-text.ts';
import type { DevicePrompt } from '../../shared/domain/readout.ts';
import type { ProbeContext } from '../probe.ts';
import { refusalOf } from './lockdown.ts';
import { longestPlist, parsePlist, textOf } from './plist.ts';

/** How asking for trust ended. `passcodeSeen`: the phone said that it is locked with a passcode. */
export interface TrustOutcome {
  readonly trust: 'granted' | 'refused' | 'no-answer' | 'locked' | 'blocked';
  readonly passcodeSeen: boolean;
  /**
   * How pairing as the organisation that supervises the device went: `paired`, `not-ours`, or the code
   * of the fault that keeps this kiosk from trying. Null: nothing is set up, or it was not needed.
   */
  readonly organisation: string | null;
}

/** One exchange waits so long for another answer than the last; together 75 seconds. */
const waitMs = 1500;
const mostWaits = 50;

/** What lockdownd answers to Pair (libimobiledevice 1.3, lockdown.c, error names). */
const answers = {
  pending: 'PairingDialogResponsePending',
  locked: 'PasswordProtected',
  refused: 'UserDeniedPairing',
} as const;

/** A profile of the organisation forbids pairing with computers, or only lets its own pair. */
const blocking: ReadonlySet<string> = new Set([
  'MCProtected',
  'MCChallengeRequired',
  'FMiPProtected',
  'PairingProhibitedOverThisConnection',
]);

/**
 * Asks the visitor, by his phone, to trust this visit, and waits: the prompt follows what the phone
 * says. Bounded by the number of exchanges, each of which is bounded by its timeout.
 */
export async function askTrust({
  port,
  stop,
  prompt,
}: Pick<ProbeContext, 'port' | 'stop' | 'prompt'>): Promise<Result<TrustOutcome, DeviceFault>> {
  let last: string | null = null;
  let passcodeSeen = false;
  let organisation: string | null = null;
  let dialogSeen = false;
  for (let waits = 0; waits < mostWaits && !stop.aborted; waits += 1) {
    const reply = await port.exchange(
      { kind: 'apple-pair', unlike: last, length: longestPlist },
      // The first answer needs keys of RSA to be made, which takes a slow kiosk a second.
      { timeoutMs: last === null ? 10_000 : waitMs, stop },
    );
    if (!reply.ok && (last === null || reply.fault.code !== 'device/timeout')) return reply;
    if (!reply.ok) continue;
    const parsed = parsePlist(reply.value);
    if (!parsed.ok) return parsed;
    last = refusalOf(parsed.value);
    organisation = textOf(parsed.value, 'OrganisationPairing') ?? organisation;
    if (last === answers.pending) {
      dialogSeen = true;
      prompt('trust');
    } else if (last === answers.locked) {
      passcodeSeen = true;
      // Locked before the question: unlock. Locked after it: "Trust" asks for the passcode itself.
      prompt(dialogSeen ? ('enter-passcode' satisfies DevicePrompt) : 'unlock');
    } else {
      prompt(null);
      return ended(last, { passcodeSeen, organisation });
    }
  }
  prompt(null);
  return ok({
    trust: last === answers.locked ? 'locked' : 'no-answer',
    passcodeSeen,
    organisation,
  });
}

function ended(
  refusal: string | null,
  seen: Omit<TrustOutcome, 'trust'>,
): Result<TrustOutcome, DeviceFault> {
  if (refusal === null) return ok({ trust: 'granted', ...seen });
  if (refusal === answers.refused) return ok({ trust: 'refused', ...seen });
  if (blocking.has(refusal)) return ok({ trust: 'blocked', ...seen });
  return err(fault('device/garbled', `Pair was answered with ${cleanText(refusal, 80)}`));
}
