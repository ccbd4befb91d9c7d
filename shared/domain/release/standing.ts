import { z } from 'zod';
import type { Platform, Release } from './documents.ts';
import type { InstallState } from './gate.ts';
import { compareVersions, releaseVersionSchema } from './release-version.ts';

const dayMs = 24 * 60 * 60 * 1000;
/** A kiosk that nobody heard of for so long keeps no ring waiting. */
export const awayDays = 7;

/**
 * Why a ring does not wait for a kiosk. The words stand in the catalogue as `updates:skipped.<reason>`.
 * `told` by the kiosk itself; `not-for-it` when the version is not for its platform or not for what it runs now; `silent` when it is heard of and never asked for a version nor said a word about one,
 * as a browser shell and a kiosk that no watchdog started.
 */
export const skippedBecauseSchema = z.enum(['away', 'told', 'silent', 'not-for-it']);
export type SkippedBecause = z.infer<typeof skippedBecauseSchema>;

/** What a kiosk said last of one version. */
interface Word {
  readonly version: string;
  readonly state: InstallState;
  readonly reason: string | null;
}

/** A kiosk as far as a ring asks whether to wait for it. */
export interface WaitedFor {
  readonly lastSeenAt: string | null;
  readonly asks: boolean;
  /** What it said that it runs, whatever that is. */
  readonly version: string | null;
  /** Of which it asked for a version last; null when it never did, or before that was kept. */
  readonly platform: Platform | null;
}

/** What is listed: a release, or a pack, which is for every platform. */
export type ListedFor = Pick<Release, 'version' | 'installableFrom'> & {
  readonly platform: Platform | null;
};

/** Whether `directiveFor` could ever offer it, as the kiosk is now. What is not known is no reason to skip it. */
function mayTake(
  { version: runs, platform }: WaitedFor,
  version: string,
  listed: readonly ListedFor[],
): boolean {
  const releases = listed.filter((release) => release.version === version);
  const isRelease = releaseVersionSchema.safeParse(runs).success;
  return (
    releases.length === 0 ||
    releases.some(
      (release) =>
        (platform === null || release.platform === null || release.platform === platform) &&
        (runs === null || !isRelease || compareVersions(runs, release.installableFrom) >= 0),
    )
  );
}

/**
 * Whether a ring waits for this kiosk: null when it does. A kiosk that said anything of the version is waited for, since
 * what fell silent while it took a version may have died of it; unless it said last that it has it and cannot install it.
 */
export function whySkipped(
  kiosk: WaitedFor,
  words: readonly Word[],
  version: string,
  listed: readonly ListedFor[],
  nowMs: number,
): SkippedBecause | null {
  const own = words.find((word) => word.version === version);
  if (own !== undefined) {
    return own.state === 'ready' && own.reason === 'update/not-installable' ? 'told' : null;
  }
  const { lastSeenAt, asks } = kiosk;
  if (lastSeenAt !== null && nowMs - Date.parse(lastSeenAt) > awayDays * dayMs) return 'away';
  if (!mayTake(kiosk, version, listed)) return 'not-for-it';
  if (words.length > 0 || asks) return null;
  return lastSeenAt === null ? 'away' : 'silent';
}
