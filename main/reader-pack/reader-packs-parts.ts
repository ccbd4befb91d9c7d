import type { Clock } from '../../shared/base/clock.ts';
import type { DeskClient } from '../desk/desk-client.ts';
import type { Log } from '../log/log.ts';
import type { ReaderLink } from '../reader-link/reader-link.ts';
import type { Timer } from '../timing/timer.ts';
import type { PackSource } from '../update/update-source.ts';
import type { UpdateTrust } from '../update/update-trust.ts';
import type { VersionCounter } from '../update/version-counter.ts';
import type { PackShelf } from './pack-shelf.ts';

export interface ReaderPacksParts {
  readonly clock: Clock;
  readonly timer: Timer;
  /** 0 ≤ value < 1. */
  readonly random: () => number;
  readonly log: Log;
  /** The version of the program. */
  readonly version: string;
  /** Null as long as no desk registered this kiosk. */
  readonly kioskId: () => string | null;
  readonly source: PackSource;
  readonly desk: Pick<DeskClient, 'call'>;
  readonly trust: UpdateTrust;
  readonly shelf: PackShelf;
  /** Where downloads lie. Nothing else lies there. */
  readonly folder: string;
  readonly reader: Pick<ReaderLink, 'usePack' | 'onDeath'>;
  /** Whether somebody stands at the kiosk. */
  readonly isVisited: () => Promise<boolean>;
  readonly counter: Pick<VersionCounter, 'tally' | 'countFor'>;
}
