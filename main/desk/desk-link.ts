import type { z } from 'zod';
import type { Fault } from '../../shared/base/fault.ts';
import type { Result } from '../../shared/base/result.ts';
import { deskContract } from '../../shared/contract/desk-contract.ts';
import type { AwaySkill } from '../../shared/domain/away-skill.ts';
import type { ClosingTime, Today } from '../../shared/domain/closing-time.ts';
import type { ShownDisturbance } from '../../shared/domain/disturbance.ts';
import type { HeldDevice } from '../../shared/domain/kiosk-request.ts';
import type { ClosureCause } from '../../shared/domain/service-level/closure.ts';
import type { WaitRange } from '../../shared/domain/wait-estimate.ts';
import type { Disturbances } from '../disturbance/disturbances.ts';
import type { KeptInstructions } from '../instruction/kept-instructions.ts';
import type { Log } from '../log/log.ts';
import type { SettingStore } from '../store/setting-store.ts';
import { type BackOff, delayAfter } from '../timing/back-off.ts';
import type { Timer } from '../timing/timer.ts';
import type { DeskClient } from './desk-client.ts';

const hello = deskContract['kiosk.hello'].response;

/** Who the desk says that this kiosk is; kept, so that a restart without the desk still knows it. */
export const identitySchema = hello.pick({
  kioskName: true,
  siteName: true,
  codePrefix: true,
  publicUrl: true,
  priorityMatrix: true,
  hours: true,
});
export type Identity = Readonly<z.infer<typeof identitySchema>>;

/** How the kiosk stands with its desk. */
export interface DeskState {
  readonly reachable: boolean;
  /** The latest wait that the desk told; null when it was never heard since the start. */
  readonly wait: WaitRange | null;
  /** When the desk opens, as it said last; null while it is open. */
  readonly opensAt: string | null;
  /** Why, when that is against its calendar. */
  readonly closedBy: ClosureCause | null;
  /** When it closes, as it said last; null while it is closed, and when that is not known. */
  readonly closing: ClosingTime | null;
  /** Whether who walks in now may not be helped today. */
  readonly today: Today | null;
  /** What nobody at work there knows most about, as it said last. */
  readonly away: readonly AwaySkill[];
  readonly identity: Identity | null;
  /** As the latest hello told them, so that a change of them is a change. */
  readonly disturbances: readonly ShownDisturbance[];
  /** The edition of instructions that is kept, for the same reason. */
  readonly instructions: string;
  /** Whether an acceptance test takes results, as the latest hello told it. */
  readonly testing: boolean;
}

export interface DeskLinkParts {
  readonly client: DeskClient;
  readonly settings: SettingStore;
  readonly timer: Timer;
  readonly random: () => number;
  readonly version: string;
  /** Tickets that the desk has not confirmed. */
  readonly queued: () => Promise<number>;
  /** What the jail holds. */
  readonly held: () => readonly HeldDevice[];
  /** What the desk tells of is kept here, and what it has to hear of it is sent. */
  readonly disturbances: Disturbances;
  /** Asked after each hello whether the desk has others. */
  readonly instructions: KeptInstructions;
  readonly log: Log;
}

const helloEveryMs = 10_000;
const helloTimeoutMs = 3000;
const lostDesk: Omit<BackOff, 'random'> = { firstMs: 1000, largestMs: 10_000 };
const identityName = 'identity';

/**
 * The desk as the rest of the kiosk uses it: a client that also notices by every call, and by a
 * hello each ten seconds, whether the desk is there.
 */
export class DeskLink implements DeskClient {
  readonly call: DeskClient['call'];
  readonly putPhoto: DeskClient['putPhoto'];
  private readonly parts: DeskLinkParts;
  private readonly listeners = new Set<() => void>();
  private current: DeskState = {
    reachable: false,
    wait: null,
    opensAt: null,
    closedBy: null,
    closing: null,
    today: null,
    away: [],
    identity: null,
    disturbances: [],
    instructions: '',
    testing: false,
  };
  private failures = 0;
  private stopped = false;
  private cancel: () => void = () => undefined;
  private talking: Promise<void> = Promise.resolve();

  constructor(parts: DeskLinkParts) {
    this.parts = parts;
    this.call = async (name, input, options) =>
      this.noticed(await parts.client.call(name, input, options), options?.isLarge === true);
    this.putPhoto = async (hash, jpeg) =>
      this.noticed(await parts.client.putPhoto(hash, jpeg), true);
  }

  get state(): DeskState {
    return this.current;
  }

  onChange(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
    };
  }

  /** Remembers who we are, then keeps saying hello. Waits for no answer. */
  async start(): Promise<void> {
    const kept = await this.parts.settings.get(identityName, identitySchema);
    if (kept.ok && kept.value !== null) this.become({ identity: kept.value });
    this.greetSoon(0);
  }

  async stop(): Promise<void> {
    this.stopped = true;
    this.cancel();
    await this.talking;
  }

  /** Says hello before its time, because something that it tells has changed. */
  greetNow(): void {
    this.greetSoon(0);
  }

  private greetSoon(delayMs: number): void {
    if (this.stopped) return;
    this.cancel();
    this.cancel = this.parts.timer.after(delayMs, () => {
      this.talking = this.greet();
    });
  }

  private async greet(): Promise<void> {
    const body = {
      version: this.parts.version,
      queued: await this.parts.queued(),
      held: [...this.parts.held()],
      knowsPriorityMatrix: true as const,
      wantsDisturbances: true,
      wantsTests: true as const,
      knowsOpening: true as const,
      knowsClosure: true as const,
      knowsClosing: true as const,
      knowsAway: true as const,
      knowsHours: true as const,
    };
    const reply = await this.call(
      'kiosk.hello',
      { params: undefined, query: undefined, body },
      { timeoutMs: helloTimeoutMs },
    );
    if (reply.ok) {
      this.failures = 0;
      const identity = identitySchema.strip().parse(reply.value);
      if (JSON.stringify(identity) !== JSON.stringify(this.current.identity)) {
        await this.parts.settings.keep(identityName, identity);
      }
      await this.parts.disturbances.told(reply.value.disturbances ?? []);
      this.become({
        wait: reply.value.wait,
        opensAt: reply.value.opensAt ?? null,
        closedBy: reply.value.closedBy ?? null,
        closing: reply.value.closing ?? null,
        today: reply.value.today ?? null,
        away: reply.value.away ?? [],
        identity,
        disturbances: reply.value.disturbances ?? [],
        testing: reply.value.testing ?? false,
      });
      await this.parts.disturbances.deliver(this);
      await this.parts.instructions.lookAgain(this);
      this.become({ instructions: this.parts.instructions.edition });
      this.greetSoon(helloEveryMs);
      return;
    }
    this.failures += 1;
    if (this.failures === 1) {
      this.parts.log.warn('The desk does not greet back', {
        fault: reply.fault.code,
        detail: reply.fault.detail,
      });
    }
    this.greetSoon(delayAfter(this.failures, { ...lostDesk, random: this.parts.random }));
  }

  private noticed<T>(result: Result<T, Fault>, isLarge = false): Result<T, Fault> {
    const reachable = result.ok || result.fault.code !== 'desk/unreachable';
    // The next hello tells whether the desk is away.
    if (!reachable && isLarge) return result;
    // Lost in the middle of a visit: ask soon, so that the next visitor is not told so for long.
    if (this.current.reachable && !reachable) this.greetSoon(lostDesk.firstMs);
    this.become({ reachable });
    return result;
  }

  private become(change: Partial<DeskState>): void {
    const before = JSON.stringify(this.current);
    this.current = { ...this.current, ...change };
    if (JSON.stringify(this.current) === before) return;
    for (const listener of [...this.listeners]) listener();
  }
}
