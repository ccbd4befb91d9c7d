import type { Clock } from '../../shared/base/clock.ts';
import type { Fault } from '../../shared/base/fault.ts';
import type { Result } from '../../shared/base/result.ts';
import type { Heartbeat } from '../../shared/domain/fleet/heartbeat.ts';
import type { Configuration } from '../config/configuration.ts';
import type { ProvenConfigurations } from '../config/proven-configuration.ts';
import type { DeskClient } from '../desk/desk-client.ts';
import type { Enrolment } from '../enrol/enrolment.ts';
import type { KeptLines } from '../log/kept-lines.ts';
import type { ReaderLink } from '../reader-link/reader-link.ts';
import type { ReaderPacks } from '../reader-pack/reader-packs.ts';
import type { SettingStore } from '../store/setting-store.ts';
import type { KioskDatabase } from '../store/tables.ts';
import type { Timer } from '../timing/timer.ts';
import type { Machine } from './machine.ts';

/** What of the fleet a kiosk with a desk of its own has; tests and lone kiosks have none. */
export interface FleetParts {
  readonly enrolment: Enrolment;
  readonly machine: Machine;
  /** Configurations that the desk signed. */
  readonly proven: ProvenConfigurations | null;
  /** Null for a kiosk that takes none. */
  readonly packs: ReaderPacks | null;
  readonly lines: KeptLines;
  readonly skewMs: () => number | null;
  /** Ends the program so that whoever keeps it running starts it again. */
  readonly restart: () => void;
  /** Asks the desk for an update now; false when this kiosk does not update itself. */
  readonly askForUpdate: () => boolean;
}

export interface FleetLinkParts extends FleetParts {
  readonly desk: DeskClient;
  readonly clock: Clock;
  readonly timer: Timer;
  readonly version: string;
  readonly reader: ReaderLink;
  readonly badgeReader: boolean;
  readonly printer: () => Heartbeat['printer'];
  /** Visits that wait, and since when the oldest does. */
  readonly outbox: () => Promise<
    Result<{ readonly length: number; readonly oldestMs: number | null }, Fault>
  >;
  readonly isVisited: () => Promise<Result<boolean, Fault>>;
  readonly lastVisitMs: () => Promise<Result<number | null, Fault>>;
  /** Delivers what waits, now. */
  readonly deliver: () => void;
  readonly settings: SettingStore;
  readonly configuration: Configuration;
  readonly database: KioskDatabase;
  readonly onChange: () => void;
}
