import { type DeskRules, ordinaryRules } from '../shared/domain/desk-rules.ts';
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
  /** Days after signing, or after a loan is over, in which the page of a receipt still answers. */
  readonly receiptPageDays: number;
  /** What holds until leads choose otherwise on their page. */
  readonly ordinaryRules: DeskRules;
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
  receiptPageDays: 30,
  ordinaryRules,
  heartbeatMs: 15_000,
  requestHoldMs: longestHoldMs,
  metricsToken: null,
  mail: null,
  trustedProxies: ['loopback'],
} as const satisfies Partial<DeskSettings>;
