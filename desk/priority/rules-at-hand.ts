import type { Clock } from '../../shared/base/clock.ts';
import type { RulesVersion } from '../../shared/contract/priority-routes.ts';
import { usualRules } from '../../shared/domain/priority-rules.ts';
import { importantAssetWords } from '../store/important-asset-store.ts';
import { importantWords, newestRules } from '../store/priority-store.ts';
import type { DeskDatabase } from '../store/tables.ts';

/** All that a visit is weighed by. */
export interface WeighingRules extends RulesVersion {
  /** Why each marked device is important, by its key. */
  readonly importantDevices: ReadonlyMap<string, string>;
  /** Why each marked asset is, by its tag and numbers (`tagCode`, `numberCode`). */
  readonly importantCodes: ReadonlyMap<string, string>;
}

/** Another desk may have changed the rules: they are looked up again after this time. */
const freshMs = 5_000;
/** Older than this they are not used any more, but waited for. */
const usableMs = 60_000;

/** The rules of priority in memory, because every visit is weighed by them. */
export class RulesAtHand {
  private readonly database: DeskDatabase;
  private readonly clock: Clock;
  private readonly onTrouble: (error: unknown) => void;
  private known: WeighingRules = {
    version: 0,
    rules: usualRules,
    change: null,
    importantDevices: new Map(),
    importantCodes: new Map(),
  };
  private knownAtMs = -Infinity;
  private looking: Promise<void> | null = null;

  constructor(database: DeskDatabase, clock: Clock, onTrouble: (error: unknown) => void) {
    this.database = database;
    this.clock = clock;
    this.onTrouble = onTrouble;
  }

  /** The rules as they were a few seconds ago at the most, except after a long silence. */
  async atHand(): Promise<WeighingRules> {
    const age = this.clock.nowMs() - this.knownAtMs;
    if (age < freshMs) return this.known;
    const looked = this.lookAgain();
    if (age >= usableMs) await looked;
    else looked.catch(this.onTrouble);
    return this.known;
  }

  /** The rules as they are now; to be called after they were changed here. */
  async lookAgain(): Promise<void> {
    this.looking ??= this.lookUp().finally(() => {
      this.looking = null;
    });
    await this.looking;
  }

  private async lookUp(): Promise<void> {
    const { read } = this.database;
    const atMs = this.clock.nowMs();
    const [newest, devices, assets] = await Promise.all([
      newestRules(read),
      importantWords(read),
      importantAssetWords(read),
    ]);
    const rules = newest ?? { version: 0, rules: usualRules, change: null };
    this.known = {
      ...rules,
      importantDevices: new Map([...devices, ...assets.byDevice]),
      importantCodes: assets.byCode,
    };
    this.knownAtMs = atMs;
  }
}
