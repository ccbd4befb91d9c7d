import { z } from 'zod';
import { timestamp } from '../../shared/base/clock.ts';
import type { EnrolmentView } from '../../shared/contract/kiosk-contract.ts';
import { heartbeatSeconds } from '../../shared/domain/fleet/heartbeat.ts';
import type { KioskCommand } from '../../shared/domain/fleet/kiosk-command.ts';
import type { ScreenFacts, SelfTest } from '../../shared/domain/fleet/self-test.ts';
import { holdsAnything, wipeStore } from '../store/wipe.ts';
import { CountPlugs } from './count-plugs.ts';
import { figuresOf } from './figures.ts';
import { type AddedToBeat, tellBeat } from './tell-beat.ts';
import { runSelfTest } from './run-self-test.ts';
import type { FleetLinkParts } from './fleet-parts.ts';

const lockName = 'lock';
const lockSchema = z.strictObject({ message: z.string().max(200).nullable() });
/** How soon it is looked again whether the last visit is over, or everything delivered. */
const lookAgainMs = 3000;

/** The kiosk as one of a fleet: says how it is, does what it is told, and goes when it is told to go. */
export class FleetLink {
  private readonly parts: FleetLinkParts;
  private readonly startedMs: number;
  private readonly plugs: CountPlugs;
  /** What an older desk refused in a beat; it is asked anew after the next start. */
  private readonly unknownToDesk = new Set<AddedToBeat>();
  private lock: string | null = null;
  private screen: ScreenFacts | null = null;
  private selfTest: SelfTest | null = null;
  private untold = false;
  private readerDeaths = 0;
  /** A restart that was asked for, and that nobody new begins before. */
  private restarting: KioskCommand | null = null;
  /** The desk cannot be told of that now: until it can, visitors come and go as ever. */
  private putOff = false;
  private wiped = false;
  private stopped = false;
  private cancel: () => void = () => undefined;
  private beating: Promise<void> = Promise.resolve();
  private readonly stopListening: readonly (() => void)[];

  constructor(parts: FleetLinkParts) {
    this.parts = parts;
    this.startedMs = parts.clock.nowMs();
    this.plugs = new CountPlugs(parts);
    this.stopListening = [
      parts.enrolment.onChange(() => this.changed()),
      parts.reader.onFault((fault) => {
        if (fault?.code === 'reader/crashed') this.readerDeaths += 1;
      }),
    ];
  }

  get view(): EnrolmentView | null {
    return this.parts.enrolment.view;
  }

  /** What a locked kiosk says; null when it receives visitors. */
  get lockMessage(): string | null {
    return this.restarting === null || this.putOff ? this.lock : (this.lock ?? '');
  }

  /** Nobody begins here; who has begun finishes. */
  get isClosed(): boolean {
    return this.view !== null || this.lockMessage !== null;
  }

  /** The page tells what its window has. A kiosk that has to leave is tested no more. */
  screenIs(facts: ScreenFacts): void {
    const isWanted = this.screen === null && this.selfTest !== null && this.view === null;
    this.screen = facts;
    if (isWanted) this.later(0, () => this.testAndBeat());
  }

  async start(): Promise<void> {
    const kept = await this.parts.settings.get(lockName, lockSchema);
    if (kept.ok && kept.value !== null) this.lock = kept.value.message;
    await this.plugs.start();
    this.parts.enrolment.start();
  }

  async stop(): Promise<void> {
    this.stopped = true;
    this.cancel();
    for (const stop of this.stopListening) stop();
    await this.plugs.stop();
    await this.parts.packs?.stop();
    await this.parts.enrolment.stop();
    await this.beating;
  }

  private changed(): void {
    const { enrolment, onChange } = this.parts;
    if (enrolment.revocation !== null) this.later(0, () => this.leave());
    else if (enrolment.view === null) this.later(0, () => this.testAndBeat());
    onChange();
  }

  private later(delayMs: number, work: () => Promise<void>): void {
    if (this.stopped) return;
    this.cancel();
    this.cancel = this.parts.timer.after(delayMs, () => {
      this.beating = this.beating.then(work);
    });
  }

  private async testAndBeat(): Promise<void> {
    await this.test();
    await this.beat();
  }

  private async test(): Promise<void> {
    const { clock } = this.parts;
    const lines = await runSelfTest({ ...this.parts, screen: () => this.screen });
    this.selfTest = { at: timestamp(clock), lines };
    this.untold = true;
  }

  private async beat(): Promise<void> {
    const { desk, enrolment } = this.parts;
    if (this.stopped || enrolment.view !== null) return;
    const ports = this.unknownToDesk.has('ports') ? null : this.plugs.untold;
    const { pack, ...figures } = await figuresOf(this.parts, {
      startedMs: this.startedMs,
      readerCrashes: this.readerDeaths,
      locked: this.lock !== null,
      ports,
    });
    const beat =
      pack === undefined || this.unknownToDesk.has('pack') ? figures : { ...figures, pack };
    const selfTest = this.untold ? this.selfTest : null;
    const told = await tellBeat(desk, { beat, selfTest });
    const { reply, without } = told;
    for (const name of without) this.unknownToDesk.add(name);
    if (reply.ok) {
      this.untold = false;
      if (ports !== null && !without.includes('ports')) this.plugs.told(ports);
      for (const command of reply.value.commands) await this.obey(command);
      await this.parts.configuration.named(reply.value.configuration, desk);
    }
    if (enrolment.revocation !== null) return;
    if (this.restarting !== null) this.later(lookAgainMs, () => this.finish());
    else this.later(heartbeatSeconds * 1000, () => this.beat());
  }

  private async obey(command: KioskCommand): Promise<unknown> {
    switch (command.kind) {
      case 'lock':
        return this.setLock(command, command.message);
      case 'unlock':
        return this.setLock(command, null);
      case 'drain':
      case 'restart':
        this.restarting = command;
        this.parts.onChange();
        return undefined;
      case 'self-test':
        await this.test();
        return this.ended(command, '');
      case 'log-bundle':
        return this.ended(command, '', this.parts.lines.bundle());
      case 'update':
        return this.parts.askForUpdate()
          ? this.ended(command, '')
          : this.failed(command, 'update/not-set-up');
    }
  }

  private async setLock(command: KioskCommand, message: string | null): Promise<void> {
    const kept = await this.parts.settings.keep(lockName, { message });
    if (kept.ok) {
      this.lock = message;
      this.parts.onChange();
      await this.ended(command, '');
    } else {
      await this.failed(command, kept.fault.code);
    }
  }

  /**
   * Restarts; when it drains, once the visitor who is here is served. Said first: a command that stays
   * open would be obeyed once more after the start.
   */
  private async finish(): Promise<void> {
    const command = this.restarting;
    if (command === null) return;
    const visited = command.kind === 'drain' || this.putOff ? await this.parts.isVisited() : null;
    const isBusy = visited?.ok === true && visited.value;
    if (!isBusy && (await this.ended(command, ''))) return this.parts.restart();
    if (!isBusy) this.putOff = true;
    this.parts.onChange();
    this.later(lookAgainMs, () => this.finish());
  }

  private ended(command: KioskCommand, detail: string, bundle?: string): Promise<boolean> {
    return this.answer(command, 'done', detail, bundle);
  }

  private failed(command: KioskCommand, detail: string): Promise<boolean> {
    return this.answer(command, 'failed', detail);
  }

  private async answer(
    { commandId }: KioskCommand,
    outcome: 'done' | 'failed',
    detail: string,
    bundle?: string,
  ): Promise<boolean> {
    const body = { outcome, detail, ...(bundle === undefined ? {} : { bundle }) };
    const input = { params: { commandId }, query: undefined, body };
    const told = await this.parts.desk.call('kiosk.command-ended', input);
    return told.ok;
  }

  /** Stolen: everything goes now. Retired: what visitors left with it is brought to the desk first. */
  private async leave(): Promise<void> {
    const { enrolment, desk, database, deliver } = this.parts;
    if (this.wiped) return;
    if (enrolment.revocation === 'retired') {
      const held = await holdsAnything(database);
      if (!held.ok || held.value) {
        deliver();
        this.later(lookAgainMs, () => this.leave());
        return;
      }
      const input = { params: undefined, query: undefined, body: undefined };
      const gone = await desk.call('kiosk.gone', input);
      // Refused: the desk counts it as gone already. Unreachable: it is told later.
      if (!gone.ok && gone.fault.code === 'desk/unreachable') {
        this.later(lookAgainMs, () => this.leave());
        return;
      }
    }
    const erased = await wipeStore(database);
    if (!erased.ok) {
      this.later(lookAgainMs, () => this.leave());
      return;
    }
    this.wiped = true;
    this.lock = null;
    await enrolment.forget();
    this.parts.onChange();
  }
}
