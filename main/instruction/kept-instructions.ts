import { z } from 'zod';
import type { Clock } from '../../shared/base/clock.ts';
import { type Fault, fault } from '../../shared/base/fault.ts';
import { type Result, err, ok } from '../../shared/base/result.ts';
import {
  type InstructionOffer,
  type KioskInstruction,
  kioskInstructionSchema,
  mostAtKiosk,
  offerOf,
} from '../../shared/domain/kiosk-instruction.ts';
import type { DeskClient } from '../desk/desk-client.ts';
import type { SettingStore } from '../store/setting-store.ts';

const settingName = 'instructions';
const keptSchema = z.strictObject({
  edition: z.string().max(64),
  instructions: z.array(kioskInstructionSchema).max(mostAtKiosk),
});
const lookAgainMs = 60_000;

/**
 * The published instructions as the desk last told them, for visitors who come while it is away. A reply
 * that is not what the contract says changes nothing, and neither does a desk that does not know them.
 */
export class KeptInstructions {
  private readonly clock: Clock;
  private readonly settings: SettingStore;
  private kept: z.infer<typeof keptSchema> = { edition: '', instructions: [] };
  private offered: readonly (InstructionOffer & { readonly reviewBy: string })[] = [];
  private lookedMs = -Infinity;

  constructor(clock: Clock, settings: SettingStore) {
    this.clock = clock;
    this.settings = settings;
  }

  async start(): Promise<void> {
    const kept = await this.settings.get(settingName, keptSchema);
    if (kept.ok && kept.value !== null) this.become(kept.value);
  }

  /** Which edition is kept. */
  get edition(): string {
    return this.kept.edition;
  }

  /** What can be offered today. */
  get offers(): InstructionOffer[] {
    const today = dayOf(this.clock.nowMs());
    return this.offered
      .filter(({ reviewBy }) => reviewBy > today)
      .map(({ reviewBy: _day, ...offer }) => offer);
  }

  /** One of those on offer, with all its texts. */
  find(instructionId: string): Result<KioskInstruction, Fault> {
    const today = dayOf(this.clock.nowMs());
    const found = this.kept.instructions.find(
      (one) => one.instructionId === instructionId && one.reviewBy > today,
    );
    return found === undefined
      ? err(fault('instruction/not-published', 'This kiosk keeps no such instruction'))
      : ok(found);
  }

  /** Asks the desk once a minute whether there is another edition, and keeps it. */
  async lookAgain(desk: Pick<DeskClient, 'call'>): Promise<void> {
    const nowMs = this.clock.nowMs();
    if (nowMs - this.lookedMs < lookAgainMs) return;
    this.lookedMs = nowMs;
    const reply = await desk.call('kiosk.instructions', {
      params: undefined,
      query: { known: this.kept.edition },
      body: undefined,
    });
    if (!reply.ok || reply.value.instructions === null) return;
    const { edition, instructions } = reply.value;
    this.become({ edition, instructions });
    await this.settings.keep(settingName, { edition, instructions });
  }

  private become(kept: z.infer<typeof keptSchema>): void {
    this.kept = kept;
    this.offered = kept.instructions.map((one) => ({ ...offerOf(one), reviewBy: one.reviewBy }));
  }
}

/** The day where the kiosk stands, `2026-11-27`. */
function dayOf(nowMs: number): string {
  return new Intl.DateTimeFormat('sv-SE').format(nowMs);
}
