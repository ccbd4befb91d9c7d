import { z } from 'zod';
import type { InstallState } from './gate.ts';

const dayMs = 24 * 60 * 60 * 1000;
/** A kiosk that nobody heard of for so long keeps no ring waiting. */
export const awayDays = 7;

/**
 * Why a ring does not wait for a kiosk. The words stand in the catalogue as `updates:skipped.<reason>`.
 * `told` by the kiosk itself; `silent` when it is heard of and never asked for a version nor said a word about one,
 * as a browser shell and a kiosk that no watchdog started.
 */
export const skippedBecauseSchema = z.enum(['away', 'told', 'silent']);
export type SkippedBecause = z.infer<typeof skippedBecauseSchema>;

/** What a kiosk said last of one version. */
interface Word {
  readonly version: string;
  readonly state: InstallState;
  readonly reason: string | null;
}

/**
 * Whether a ring waits for this kiosk: null when it does. A kiosk that said anything of the version is waited for, since
 * what fell silent while it took a version may have died of it; unless it said last that it has it and cannot install it.
 */
export function whySkipped(
  kiosk: { readonly lastSeenAt: string | null; readonly asks: boolean },
  words: readonly Word[],
  version: string,
  nowMs: number,
): SkippedBecause | null {
  const own = words.find((word) => word.version === version);
  if (own !== undefined) {
    return own.state === 'ready' && own.reason === 'update/not-installable' ? 'told' : null;
  }
  const { lastSeenAt, asks } = kiosk;
  if (lastSeenAt !== null && nowMs - Date.parse(lastSeenAt) > awayDays * dayMs) return 'away';
  if (words.length > 0 || asks) return null;
  return lastSeenAt === null ? 'away' : 'silent';
}
