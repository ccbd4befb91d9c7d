import { v7 as uuidv7 } from 'uuid';
import { z } from 'zod';
import type { Clock } from '../../shared/base/clock.ts';
import { uuidSchema } from '../../shared/base/identifier.ts';
import type { Fault } from '../../shared/base/fault.ts';
import { type Result, ok } from '../../shared/base/result.ts';
import {
  type ShownDisturbance,
  goingOn,
  mostShown,
  shownDisturbanceSchema,
} from '../../shared/domain/disturbance.ts';
import type { DeskClient } from '../desk/desk-client.ts';
import type { SettingStore } from '../store/setting-store.ts';

const knownName = 'disturbances';
const owedName = 'disturbances-affected';
const knownSchema = z.array(shownDisturbanceSchema).max(mostShown);
const owedSchema = z
  .array(z.strictObject({ disturbanceId: uuidSchema, affectedId: uuidSchema }))
  .max(1000);

/**
 * What is broken for many, as the desk last told it, and who said here that he has it too. Both outlive
 * a restart; what the desk did not hear yet is sent again with a later hello.
 */
export class Disturbances {
  private readonly clock: Clock;
  private readonly settings: SettingStore;
  private known: readonly ShownDisturbance[] = [];

  constructor(clock: Clock, settings: SettingStore) {
    this.clock = clock;
    this.settings = settings;
  }

  /** What to show now. */
  get shown(): ShownDisturbance[] {
    return [...goingOn(this.known, this.clock.nowMs())];
  }

  async start(): Promise<void> {
    const kept = await this.settings.get(knownName, knownSchema);
    if (kept.ok && kept.value !== null) this.known = kept.value;
  }

  /** What a hello brought; a desk that does not know them tells of none. */
  async told(disturbances: readonly ShownDisturbance[]): Promise<void> {
    if (JSON.stringify(disturbances) === JSON.stringify(this.known)) return;
    this.known = disturbances;
    await this.settings.keep(knownName, disturbances);
  }

  /** Keeps that somebody has it too; the reply comes when that is durable. */
  async meToo(disturbanceId: string): Promise<Result<null, Fault>> {
    const owed = await this.owed();
    const affectedId = uuidv7({ msecs: this.clock.nowMs() });
    return this.settings.keep(owedName, [...owed, { disturbanceId, affectedId }].slice(-1000));
  }

  /** Tells the desk what it has not heard, oldest first, until it does not answer. */
  async deliver(desk: DeskClient): Promise<Result<null, Fault>> {
    for (const params of await this.owed()) {
      const sent = await desk.call('disturbance.me-too', {
        params,
        query: undefined,
        body: undefined,
      });
      // One that the desk no longer knows is nobody's any more.
      if (!sent.ok && sent.fault.code !== 'disturbance/unknown') return sent;
      const rest = (await this.owed()).filter(({ affectedId }) => affectedId !== params.affectedId);
      await this.settings.keep(owedName, rest);
    }
    return ok(null);
  }

  private async owed() {
    const owed = await this.settings.get(owedName, owedSchema);
    return owed.ok && owed.value !== null ? owed.value : [];
  }
}
