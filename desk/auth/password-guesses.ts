import type { Clock } from '../../shared/base/clock.ts';
import { AttemptLimit } from './attempt-limit.ts';

const windowMs = 15 * 60 * 1000;
/** Somebody who works here signs in on most days. */
const knownMs = 14 * 24 * 60 * 60 * 1000;
/** Places remembered; the one that was used longest ago goes first. */
const rememberedPlaces = 10_000;

/**
 * Counts wrong passwords: at an account from one address, at all accounts from one address, and at an account from
 * everywhere. The last could shut a colleague out of his account from anywhere, so it is generous and does not hold where
 * the account signed in lately. Addresses are `addressKey`s. All lives in this process, as `AttemptLimit` does.
 */
export class PasswordGuesses {
  private readonly clock: Clock;
  private readonly atAccount: AttemptLimit;
  private readonly fromAddress: AttemptLimit;
  private readonly fromEverywhere: AttemptLimit;
  /** When an account last signed in from an address. */
  private readonly places = new Map<string, number>();

  constructor(clock: Clock) {
    this.clock = clock;
    this.atAccount = new AttemptLimit(clock, { attempts: 10, windowMs });
    this.fromAddress = new AttemptLimit(clock, { attempts: 100, windowMs });
    this.fromEverywhere = new AttemptLimit(clock, { attempts: 100, windowMs });
  }

  /** Counts an attempt before it is made; null when there were too many. To be told when it was good. */
  begin(userName: string, address: string): { readonly wasGood: () => void } | null {
    const place = `${userName} ${address}`;
    const counted = [
      [this.fromAddress, address],
      [this.atAccount, place],
      ...(this.isKnown(place) ? [] : [[this.fromEverywhere, userName] as const]),
    ] as const;
    if (!counted.every(([limit, key]) => limit.take(key))) return null;
    return {
      wasGood: () => {
        for (const [limit, key] of counted) limit.giveBack(key);
        this.remember(place);
      },
    };
  }

  private isKnown(place: string): boolean {
    const seenMs = this.places.get(place);
    return seenMs !== undefined && this.clock.nowMs() - seenMs < knownMs;
  }

  private remember(place: string): void {
    this.places.delete(place);
    this.places.set(place, this.clock.nowMs());
    const oldest = this.places.keys().next().value;
    if (this.places.size > rememberedPlaces && oldest !== undefined) this.places.delete(oldest);
  }
}
