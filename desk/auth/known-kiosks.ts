import type { Clock } from '../../shared/base/clock.ts';
import { type Kiosk, findKioskByToken } from '../store/kiosk-store.ts';
import type { DeskDatabase } from '../store/tables.ts';

/** A token that was withdrawn still opens for this long at most. */
const rememberedMs = 5000;

/**
 * Who stands behind a kiosk's token. A token that was good a moment ago is believed, since a kiosk
 * sends many requests and its row almost never changes; an unknown one is looked up every time.
 */
export class KnownKiosks {
  private readonly database: DeskDatabase;
  private readonly clock: Clock;
  private readonly known = new Map<string, { readonly kiosk: Kiosk; readonly untilMs: number }>();

  constructor(database: DeskDatabase, clock: Clock) {
    this.database = database;
    this.clock = clock;
  }

  /** To be told when a kiosk was changed here; other desks learn it after `rememberedMs`. */
  forget(): void {
    this.known.clear();
  }

  async find(tokenHash: string): Promise<Kiosk | null> {
    const nowMs = this.clock.nowMs();
    const remembered = this.known.get(tokenHash);
    if (remembered !== undefined && remembered.untilMs > nowMs) return remembered.kiosk;
    const kiosk = await findKioskByToken(this.database.read, tokenHash);
    if (kiosk === null) this.known.delete(tokenHash);
    else this.known.set(tokenHash, { kiosk, untilMs: nowMs + rememberedMs });
    return kiosk;
  }
}
