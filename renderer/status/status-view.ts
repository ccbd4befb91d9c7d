import type { StatusPage } from '../../shared/contract/visitor-routes.ts';
import { type Locale, localeSchema } from '../../shared/domain/locale.ts';
import { isPlainCounter } from '../desk-link/plain-counter.ts';

/** What the phone says, largest first. The names are keys of the catalogue. */
export type StatusView =
  | { readonly show: 'called'; readonly counter: string | null; readonly plainCounter: boolean }
  | { readonly show: 'next' }
  | {
      readonly show: 'waiting';
      readonly peopleAhead: number | null;
      readonly wait: StatusPage['wait'];
      /** He may not be helped before the desk closes. */
      readonly perhapsNotToday: boolean;
      /** Nobody is at work who knows most about it, and when one comes. */
      readonly away: StatusPage['away'];
    }
  | {
      readonly show: 'desk-closed' | 'not-today';
      readonly peopleAhead: number | null;
      /** From when the desk opens. */
      readonly wait: StatusPage['wait'];
      readonly opensAt: string;
    }
  | {
      readonly show: 'on-hold' | 'comes-back' | 'gone-home' | 'no-show';
      readonly until: string | null;
    }
  | { readonly show: 'complaint'; readonly replyBy: string | null }
  | { readonly show: 'in-progress' | 'resolved' | 'works' | 'closed' | 'cancelled' | 'replied' }
  | { readonly show: 'referred' | 'refused' | 'withdrawn' }
  | { readonly show: 'left' | 'collect' };

/**
 * What to say of a device that he left: `overdue` was to be ready by now and is not, `late` is ready
 * and waiting for him for days.
 */
export function stateOfLeft(
  device: StatusPage['leftDevices'][number],
  nowMs: number,
): 'kept' | 'overdue' | 'ready' | 'late' | 'returned' {
  if (device.handedOutAt !== null) return 'returned';
  if (device.readyAt === null) return Date.parse(device.promisedAt) < nowMs ? 'overdue' : 'kept';
  return device.remindedAt === null ? 'ready' : 'late';
}

/** What to say for a state of the ticket. A device of his that is here needs no waiting. */
export function viewOf(page: StatusPage): StatusView {
  return page.complaint === undefined ? usualView(page) : complaintView(page, page.complaint);
}

/** Who complains stands in no line: he is told until when he is answered. A lead may call him all the same. */
function complaintView(
  page: StatusPage,
  { replyBy }: NonNullable<StatusPage['complaint']>,
): StatusView {
  switch (page.status) {
    case 'called':
    case 'cancelled':
      return usualView(page);
    case 'waiting':
    case 'on-hold':
    case 'no-show':
    case 'in-progress':
      return { show: 'complaint', replyBy };
    case 'resolved':
    case 'closed':
      return { show: 'replied' };
  }
}

/** Nobody is called as long as the desk is closed, not even who is next. */
function waitingView({ opensAt, closing, today, peopleAhead, wait, away }: StatusPage): StatusView {
  if (opensAt !== undefined) return { show: 'desk-closed', peopleAhead, wait, opensAt };
  if (today === 'unlikely' && closing !== undefined) {
    return { show: 'not-today', peopleAhead, wait, opensAt: closing.opensAgainAt };
  }
  // Whoever waits for a colleague is not next, also when nobody is before him.
  return peopleAhead === 0 && away?.expectedAt === undefined
    ? { show: 'next' }
    : { show: 'waiting', peopleAhead, wait, perhapsNotToday: today === 'perhaps', away };
}

function usualView(page: StatusPage): StatusView {
  switch (page.status) {
    case 'called':
      return {
        show: 'called',
        counter: page.counter,
        plainCounter: page.counter !== null && isPlainCounter(page.counter),
      };
    case 'waiting':
      return waitingView(page);
    case 'on-hold':
      return { show: heldBy(page), until: page.heldUntil };
    case 'no-show':
      return { show: 'no-show', until: page.heldUntil };
    case 'in-progress':
      return { show: ofLeft(page.leftDevices.filter(isHere)) };
    case 'resolved':
      if (page.outcome !== undefined) return { show: page.outcome };
      // He said so himself; only the technician has something left to do.
      return { show: page.verification === 'works' ? 'works' : 'resolved' };
    case 'closed':
      return { show: page.outcome ?? 'closed' };
    case 'cancelled':
      return { show: 'cancelled' };
  }
}

/** By a technician, or by himself: he comes when the desk opens, or another time. */
function heldBy({ comesBack, isAway }: StatusPage): 'on-hold' | 'comes-back' | 'gone-home' {
  if (isAway === true) return 'gone-home';
  return comesBack === true ? 'comes-back' : 'on-hold';
}

function ofLeft(here: StatusPage['leftDevices']): 'in-progress' | 'left' | 'collect' {
  if (here.length === 0) return 'in-progress';
  return here.every(({ readyAt }) => readyAt !== null) ? 'collect' : 'left';
}

function isHere({ handedOutAt }: StatusPage['leftDevices'][number]): boolean {
  return handedOutAt === null;
}

/** The language after the `#` of the address, where it outlives a reload; null when none was chosen. */
export function localeOf(hash: string): Locale | null {
  const locale = localeSchema.safeParse(hash.replace(/^#/u, ''));
  return locale.success ? locale.data : null;
}

/** The token of `/s/<token>`, or null when the address is not one of ours. */
export function tokenOf(pathname: string): string | null {
  return /^\/s\/([A-Za-z0-9_-]{22,64})\/?$/u.exec(pathname)?.[1] ?? null;
}
