import { type TurnRule, ordinaryTurnRule } from '../shared/domain/appointment.ts';
import { fewestCallsBeforeNoShow, noShowMinutes } from '../shared/domain/hold.ts';
import type { MailSettings } from './mail/mail-settings.ts';
import { longestHoldMs } from '../shared/contract/kiosk-request-routes.ts';

/** How one desk behaves; everything that an administrator may decide. */
export interface DeskSettings {
  readonly siteName: string;
  /** Where browsers and phones reach the desk; `https:` makes cookies and HSTS strict. */
  readonly publicUrl: string;
  readonly dataFolder: string;
  /** Where backups go; null for `backups` in the data folder. */
  readonly backupFolder: string | null;
  /** Built pages of console, board and status. */
  readonly rendererFolder: string;
  /** IANA name; in which days begin and papers tell the time. The machine's own when undefined. */
  readonly timeZone: string | undefined;
  /** A session without a request for this long has ended. */
  readonly sessionIdleMs: number;
  /** A session has ended this long after sign-in, whatever happens in it. */
  readonly sessionLifetimeMs: number;
  /** Days after closing in which the visitor's own page still answers. */
  readonly statusPageDays: number;
  /** Days after signing, or after a loan is over, in which the page of a receipt still answers. */
  readonly receiptPageDays: number;
  /** Days that a device may lie ready before its visitor is reminded. */
  readonly pickUpReminderDays: number;
  /** Days after closing in which the visitor, or his device at a kiosk, can open his ticket again. */
  readonly reopenDays: number;
  /** So many visits alike within so many minutes become a proposed problem. */
  readonly problemVisits: number;
  readonly problemWindowMinutes: number;
  /** Who was called so often without coming may be put down as not there. */
  readonly callsBeforeNoShow: number;
  /** So many minutes somebody who did not come keeps a place; then he is signed off. */
  readonly noShowMinutes: number;
  /** How appointments and walk-ins are served in one queue. */
  readonly turnRule: TurnRule;
  /** A comment on every stream this often, so that proxies and browsers see it is alive. */
  readonly heartbeatMs: number;
  /** A kiosk that asks for its requests is answered after this time at the latest. */
  readonly requestHoldMs: number;
  /** Lets others than this machine read /metrics, as a bearer token. */
  readonly metricsToken: string | null;
  /** By which server mail leaves; null when the desk sends none. */
  readonly mail: MailSettings | null;
  /** Addresses of reverse proxies whose X-Forwarded headers are believed. */
  readonly trustedProxies: readonly string[];
}

/** What a desk does unless told otherwise. */
export const defaultSettings = {
  siteName: 'Balie',
  backupFolder: null,
  timeZone: undefined,
  sessionIdleMs: 2 * 60 * 60 * 1000,
  sessionLifetimeMs: 12 * 60 * 60 * 1000,
  statusPageDays: 7,
  receiptPageDays: 30,
  pickUpReminderDays: 7,
  reopenDays: 7,
  problemVisits: 10,
  problemWindowMinutes: 120,
  callsBeforeNoShow: fewestCallsBeforeNoShow,
  noShowMinutes,
  turnRule: ordinaryTurnRule,
  heartbeatMs: 15_000,
  requestHoldMs: longestHoldMs,
  metricsToken: null,
  mail: null,
  trustedProxies: ['loopback'],
} as const satisfies Partial<DeskSettings>;
