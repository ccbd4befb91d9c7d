import type { Clock } from '../shared/base/clock.ts';
import type { BackupKeeper } from './backup/backup-keeper.ts';
import type { KnownKiosks } from './auth/known-kiosks.ts';
import type { SignedRequests } from './auth/signed-requests.ts';
import type { EventHub } from './events/hub.ts';
import type { RulesAtHand } from './priority/rules-at-hand.ts';
import type { QueueView } from './queue/queue-view.ts';
import type { CodesInUse } from './queue/codes-in-use.ts';
import type { WaitingIndex } from './queue/waiting-index.ts';
import type { Waits } from './queue/waits.ts';
import type { ServiceLevels } from './service-level/service-levels.ts';
import type { DeskSettings } from './settings.ts';
import type { DeskDatabase } from './store/tables.ts';

/** What the handlers of a desk work with. */
export interface DeskContext {
  readonly clock: Clock;
  readonly database: DeskDatabase;
  readonly kiosks: KnownKiosks;
  readonly signatures: SignedRequests;
  readonly hub: EventHub;
  readonly waiting: WaitingIndex;
  readonly codesInUse: CodesInUse;
  readonly waits: Waits;
  readonly view: QueueView;
  readonly serviceLevels: ServiceLevels;
  readonly priorityRules: RulesAtHand;
  readonly settings: DeskSettings;
  readonly backups: BackupKeeper;
  /** Key of the hash under which a device is known again. */
  readonly deviceSecret: string;
  /** Key of the code in the address of a receipt. */
  readonly receiptSecret: string;
  /** The day of a moment where the desk stands. */
  readonly dayAt: (nowMs: number) => string;
  /** UUIDv7. */
  readonly newId: () => string;
}
