import { type Fault, fault } from '../../shared/base/fault.ts';
import { type Result, err, ok } from '../../shared/base/result.ts';
import type {
  CallInput,
  CallName,
  CallOutput,
  EventData,
  EventName,
} from '../../shared/contract/contract.ts';
import { type ReaderContract, readerContract } from '../../shared/contract/reader-contract.ts';
import { wireMessageSchema } from '../../shared/contract/wire.ts';
import { type PortPolicy, portPolicySchema } from '../../shared/domain/port-policy.ts';
import type { ReaderPack } from '../../shared/domain/reader-pack.ts';
import { EventSource } from '../ipc/event-source.ts';
import type { Log } from '../log/log.ts';
import { type BackOff, delayAfter } from '../timing/back-off.ts';
import type { Timer } from '../timing/timer.ts';
import { AttachedDevices } from './attached-devices.ts';
import { deadlineOf, missesUntilKill, pingEveryMs } from './deadline-of.ts';
import { Listeners } from './listeners.ts';
import type { ReaderLink } from './reader-link.ts';
import type { ReaderProcess, StartReaderProcess } from './reader-process.ts';

export interface SupervisedReaderParts {
  readonly startProcess: StartReaderProcess;
  readonly timer: Timer;
  readonly random: () => number;
  readonly log: Log;
}

interface Pending {
  readonly name: CallName<ReaderContract>;
  readonly settle: (result: Result<unknown, Fault>) => void;
  readonly cancelDeadline: () => void;
}

const restart: Omit<BackOff, 'random'> = { firstMs: 200, largestMs: 30_000 };
/** A life this long shows that the reader works; its next death counts as the first again. */
const provenAfterMs = 60_000;

/**
 * Keeps a reader process alive. Whatever happens in there, a native crash, a hung transfer or a
 * hostile device, costs the kiosk one `reader/crashed` per pending call and a restart with back-off;
 * afterwards the device list is read anew and what changed meanwhile is told as events.
 */
export class SupervisedReader implements ReaderLink {
  private readonly parts: SupervisedReaderParts;
  private readonly events = new EventSource<ReaderContract>();
  private readonly faultListeners = new Listeners<Fault | null>();
  private readonly pending = new Map<number, Pending>();
  private readonly devices = new AttachedDevices({
    came: (device) => this.events.emit('device.attached', device),
    left: (deviceId) => this.events.emit('device.detached', { deviceId }),
  });
  private currentFault: Fault | null = fault('reader/stopped', 'The reader has not started');
  private readonly deathListeners = new Listeners<null>();
  private pack: ReaderPack | null = null;
  private ports: PortPolicy = portPolicySchema.parse({});
  private process: ReaderProcess | null = null;
  private nextId = 1;
  private missedPings = 0;
  private deaths = 0;
  private stopped = true;
  private cancelPing: () => void = () => undefined;
  private cancelRestart: () => void = () => undefined;
  private cancelProof: () => void = () => undefined;
  private ended: (() => void) | null = null;

  constructor(parts: SupervisedReaderParts) {
    this.parts = parts;
  }

  get fault(): Fault | null {
    return this.currentFault;
  }

  onFault(listener: (fault: Fault | null) => void): () => void {
    return this.faultListeners.add(listener);
  }

  readonly on: ReaderLink['on'] = (name, listener) => this.events.on(name, listener);

  call<N extends CallName<ReaderContract>>(
    name: N,
    input: CallInput<ReaderContract, N>,
  ): Promise<Result<CallOutput<ReaderContract, N>, Fault>> {
    const { process } = this;
    if (process === null) {
      return Promise.resolve(err(this.currentFault ?? fault('reader/stopped', 'No reader')));
    }
    const id = this.nextId;
    this.nextId += 1;
    const deadlineMs = deadlineOf(name, input);
    return new Promise((resolve) => {
      this.pending.set(id, {
        name,
        // `received` parses a reply with the output schema of this very call before it settles.
        settle: resolve as (result: Result<unknown, Fault>) => void,
        cancelDeadline: this.parts.timer.after(deadlineMs, () => {
          this.parts.log.warn('The reader passed a deadline', {
            fault: 'reader/crashed',
            detail: name,
          });
          process.kill();
        }),
      });
      process.send({ type: 'call', id, call: name, input });
    });
  }

  usePorts(policy: PortPolicy): void {
    this.ports = policy;
    if (this.process !== null) void this.call('ports.use', { policy });
  }

  usePack(pack: ReaderPack | null): Promise<Result<unknown, Fault>> {
    this.pack = pack;
    return this.process === null ? Promise.resolve(ok({})) : this.call('pack.use', { pack });
  }

  readonly onDeath = (listener: () => void) => this.deathListeners.add(listener);

  start(): void {
    this.stopped = false;
    this.launch();
  }

  async stop(): Promise<void> {
    this.stopped = true;
    this.cancelRestart();
    const { process } = this;
    if (process === null) return;
    const gone = new Promise<void>((resolve) => {
      this.ended = resolve;
    });
    process.kill();
    await gone;
  }

  private launch(): void {
    const process = this.parts.startProcess();
    this.process = process;
    this.missedPings = 0;
    process.onMessage((message) => {
      if (this.process === process) this.received(message);
    });
    process.onExit(() => {
      if (this.process === process) this.died();
    });
    this.cancelProof = this.parts.timer.after(provenAfterMs, () => {
      this.deaths = 0;
    });
    this.pingLater(process);
    // Before all else: a new life looks at nothing until it knows where it may, and by what tables.
    if (this.pack !== null) void this.usePack(this.pack);
    this.usePorts(this.ports);
    void this.findDevices(process);
  }

  /** Compares what is attached now with what was known, and tells the difference. */
  private async findDevices(process: ReaderProcess): Promise<void> {
    this.devices.awaitList();
    const list = await this.call('device.list', {});
    if (this.process !== process) return;
    if (!list.ok) {
      this.setFault(list.fault);
      this.devices.listed(null);
      return;
    }
    this.setFault(null);
    this.devices.listed(list.value);
  }

  private pingLater(process: ReaderProcess): void {
    this.cancelPing = this.parts.timer.after(pingEveryMs, () => {
      if (this.process !== process) return;
      this.missedPings += 1;
      if (this.missedPings > missesUntilKill) {
        this.parts.log.warn('The reader answers no ping', { fault: 'reader/crashed' });
        process.kill();
        return;
      }
      void this.call('reader.ping', {}).then((reply) => {
        if (reply.ok && this.process === process) this.missedPings = 0;
      });
      this.pingLater(process);
    });
  }

  private received(message: unknown): void {
    const parsed = wireMessageSchema.safeParse(message);
    if (!parsed.success) {
      this.parts.log.warn('The reader sent something odd', { fault: 'output/invalid' });
      return;
    }
    if (parsed.data.type === 'event') this.heard(parsed.data.name, parsed.data.data);
    else this.replied(parsed.data.id, parsed.data.result);
  }

  private replied(id: number, result: Result<unknown, Fault>): void {
    const pending = this.pending.get(id);
    if (pending === undefined) return;
    this.pending.delete(id);
    pending.cancelDeadline();
    if (!result.ok) {
      pending.settle(result);
      return;
    }
    const output = readerContract.calls[pending.name].output.safeParse(result.value);
    pending.settle(
      output.success
        ? ok(output.data)
        : err(fault('output/invalid', `The reader's reply to ${pending.name}`)),
    );
  }

  private heard(name: string, data: unknown): void {
    switch (name) {
      case 'device.attached': {
        const device = readerContract.events[name].safeParse(data);
        if (device.success) this.devices.came(device.data);
        return;
      }
      case 'device.detached': {
        const gone = readerContract.events[name].safeParse(data);
        if (gone.success) this.devices.left(gone.data.deviceId);
        return;
      }
      case 'readout.fact':
      case 'readout.finding':
      case 'readout.prompt':
      case 'readout.exchanges':
      case 'jail.changed':
      case 'ports.closed':
      case 'port.trouble':
        this.passOn(name, data);
        return;
      case 'bus.state': {
        const bus = readerContract.events[name].safeParse(data);
        if (!bus.success) return;
        this.setFault(bus.data.fault);
        this.events.emit(name, bus.data);
        return;
      }
      default:
        this.parts.log.warn('The reader told something unknown', { fault: 'output/invalid' });
    }
  }

  private passOn<N extends EventName<ReaderContract>>(name: N, data: unknown): void {
    const parsed = readerContract.events[name].safeParse(data);
    // Parsed by the schema of this very event.
    if (parsed.success) this.events.emit(name, parsed.data as EventData<ReaderContract, N>);
  }

  private died(): void {
    this.process = null;
    this.cancelPing();
    this.cancelProof();
    const crashed = this.stopped
      ? fault('reader/stopped', 'The reader was stopped')
      : fault('reader/crashed', 'The reader process ended by itself');
    for (const pending of [...this.pending.values()]) {
      pending.cancelDeadline();
      pending.settle(err(crashed));
    }
    this.pending.clear();
    this.setFault(crashed);
    this.ended?.();
    if (this.stopped) return;
    this.deaths += 1;
    this.deathListeners.tell(null);
    const delayMs = delayAfter(this.deaths, { ...restart, random: this.parts.random });
    this.parts.log.warn('The reader died', {
      fault: 'reader/crashed',
      attempt: this.deaths,
      delayMs,
    });
    this.cancelRestart = this.parts.timer.after(delayMs, () => {
      this.launch();
    });
  }

  private setFault(now: Fault | null): void {
    if (JSON.stringify(now) === JSON.stringify(this.currentFault)) return;
    this.currentFault = now;
    this.faultListeners.tell(now);
  }
}
