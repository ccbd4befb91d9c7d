import type { Clock } from '../shared/base/clock.ts';
import type { KioskState } from '../shared/contract/kiosk-contract.ts';
import type { KioskSettings } from './config/settings.ts';
import type { DeskClient } from './desk/desk-client.ts';
import type { FleetParts } from './fleet/fleet-parts.ts';
import type { Log } from './log/log.ts';
import type { ReaderLink } from './reader-link/reader-link.ts';
import type { DrawSlip } from './slip/slip-content.ts';
import type { SlipPrinter } from './slip/slip-printer.ts';
import type { KioskDatabase } from './store/tables.ts';
import type { Timer } from './timing/timer.ts';
import type { BadgeReader } from './visit/badge-reader.ts';

/** Everything that a kiosk is made of. Only composition roots and tests build these. */
export interface KioskParts {
  readonly clock: Clock;
  readonly timer: Timer;
  /** 0 ≤ value < 1, for spreading retries. */
  readonly random: () => number;
  /** 0 ≤ value < max, not guessable, for resume codes. */
  readonly randomInt: (max: number) => number;
  readonly log: Log;
  readonly version: string;
  readonly shell: KioskState['shell'];
  readonly simulated: boolean;
  readonly settings: KioskSettings;
  /** Whether the reader was told that it may use Android debugging. */
  readonly androidDebugging: boolean;
  readonly database: KioskDatabase;
  readonly desk: DeskClient;
  /** Letters of own numbers before the desk was ever heard. */
  readonly fallbackPrefix: string;
  readonly reader: ReaderLink;
  readonly drawSlip: DrawSlip;
  /** The printer of the machine itself; it goes before one that the desk names. */
  readonly slipPrinter: SlipPrinter | null;
  readonly printerAt: (uri: string) => SlipPrinter;
  readonly badgeReader: BadgeReader | null;
  /** Null for a kiosk that belongs to no fleet. */
  readonly fleet: FleetParts | null;
}
