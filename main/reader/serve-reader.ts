import type { AttachedDevice, UsbBus } from '../../devices/bus.ts';
import { describe, type DescribedDevice } from '../../devices/described-device.ts';
import { diagnose, type DiagnoseParts } from '../../devices/diagnose.ts';
import { parseKernelRecord } from '../../devices/kernel-log/parse-record.ts';
import { builtInTables, tablesOf } from '../../devices/pack/reader-tables.ts';
import { StopSource } from '../../devices/stop-source.ts';
import type { Surroundings } from '../../devices/surroundings.ts';
import type { UsbNames } from '../../devices/usb/usb-names.ts';
import { fault, type Fault } from '../../shared/base/fault.ts';
import { err, ok, type Result } from '../../shared/base/result.ts';
import type { EventData, EventName, Handlers, Parsed } from '../../shared/contract/contract.ts';
import { readerContract, type ReaderContract } from '../../shared/contract/reader-contract.ts';
import type { PortPolicy } from '../../shared/domain/port-policy.ts';
import type { DeviceSummary, Readout } from '../../shared/domain/readout.ts';
import { answerCall } from './answer-call.ts';
import type { JailKeeper } from './jail-keeper.ts';
import type { KernelLog } from './kernel-log.ts';
import { PortGate, placeOf } from './port-gate.ts';
import { PortWatch } from './port-watch.ts';
import type { ProcessChannel } from './process-channel.ts';
import { TypeCWatch } from './typec-watch.ts';

export interface ReaderParts extends DiagnoseParts {
  readonly channel: ProcessChannel;
  readonly bus: UsbBus;
  readonly names: UsbNames;
  /** Absent on a system without one. */
  readonly kernelLog?: KernelLog;
  /** Where this machine shows its USB-C connectors; absent where it shows none. */
  readonly typeCRoot?: string;
  /** Absent on a machine where no jail was installed. */
  readonly jail?: JailKeeper;
}

/** What can end a reading from outside. */
interface RunningReading {
  readonly stop: StopSource;
  readonly gone: StopSource;
}

/**
 * Serves the reader contract over a process channel. Everything that touches a device goes through
 * `bus`; the lab passes a simulated one.
 */
export async function serveReader(parts: ReaderParts): Promise<void> {
  const reader = new Reader(parts);
  parts.channel.onMessage((message) => {
    void answerCall(readerContract, reader.handlers, message).then((reply) => {
      if (reply !== null) parts.channel.send(reply);
    });
  });
  await reader.start();
}

class Reader {
  readonly #parts: ReaderParts;
  readonly #watch: PortWatch;
  readonly #gate: PortGate;
  #tables = builtInTables;
  readonly #readings = new Map<string, RunningReading>();
  readonly handlers: Handlers<ReaderContract>;

  constructor(parts: ReaderParts) {
    this.#parts = parts;
    this.#watch = new PortWatch({
      clock: parts.clock,
      timers: parts.timers,
      onTrouble: (trouble) => {
        if (this.#gate.isWorthTelling(trouble)) this.#tell('port.trouble', trouble);
      },
    });
    this.#gate = new PortGate((closed) => this.#tell('ports.closed', { closed: [...closed] }));
    this.handlers = {
      'ports.use': ({ policy }) => this.#usePorts(policy),
      'pack.use': async ({ pack }) => {
        this.#tables = pack === null ? builtInTables : tablesOf(pack);
        return ok({});
      },
      'device.list': () => this.#list(),
      'device.read': (input) => this.#read(input),
      'device.stop-reading': async ({ deviceId }) => {
        this.#readings.get(deviceId)?.stop.stop();
        return ok({});
      },
      'device.serials': () => this.#serials(),
      'jail.release': async ({ deviceId }) => {
        const { jail } = this.#parts;
        if (jail === undefined) return err(fault('device/unsupported', 'no jail is installed'));
        const released = await jail.release(deviceId);
        return released.ok ? ok({}) : released;
      },
      'reader.ping': async () => ok({}),
    };
  }

  async start(): Promise<void> {
    const { bus, jail, kernelLog, typeCRoot, timers } = this.#parts;
    // Before that nobody knows what may be looked at.
    await this.#gate.told;
    jail?.listen((held) => this.#tell('jail.changed', { held: [...held] }));
    let isFirstLook = true;
    await bus.start({
      attached: (device) => {
        const described = this.#describe(device);
        if (isFirstLook) this.#gate.stoodThere(described);
        this.#watch.attached(described);
        this.#meet(described);
      },
      detached: (deviceId) => {
        this.#watch.detached(deviceId);
        jail?.unplugged(deviceId);
        if (!this.#gate.left(deviceId)) this.#gone(deviceId);
      },
      stateChanged: (busFault) => this.#tell('bus.state', { fault: busFault }),
    });
    isFirstLook = false;
    if (typeCRoot !== undefined) {
      const onPartner = (connector: string) => this.#watch.partnerCame(connector);
      await new TypeCWatch({ root: typeCRoot, timers, onPartner }).start();
    }
    await kernelLog?.start((record) => {
      const observation = parseKernelRecord(record);
      if (observation !== null) this.#watch.observed(observation);
    });
  }

  /** A device came, or its port became another: it is told of where it may be read, and else kept out. */
  #meet(device: DescribedDevice): void {
    const { jail } = this.#parts;
    const { summary } = device;
    const isOpen = this.#gate.isOpen(placeOf(device));
    if (isOpen) this.#tell('device.attached', summary);
    if (isOpen || jail?.isPartOfKiosk(device) === true) {
      void jail?.judge(device, this.#watch.past(summary.portPath));
      return;
    }
    if (this.#gate.isBuiltIn(device)) return;
    if (summary.kind !== 'hub') this.#gate.came(device);
    // It may have been let in before its port was closed.
    void jail?.shutOut(device);
  }

  #gone(deviceId: string): void {
    this.#readings.get(deviceId)?.gone.stop();
    this.#tell('device.detached', { deviceId });
  }

  /** The first policy lets the reader begin; a later one holds for what is plugged in already, too. */
  async #usePorts(policy: PortPolicy): Promise<Result<Record<string, never>, Fault>> {
    const { bus } = this.#parts;
    if (!this.#gate.isTold) {
      this.#gate.use(policy);
      return ok({});
    }
    const listed = await bus.list();
    const devices = listed.ok ? listed.value.map((one) => this.#describe(one)) : [];
    const isOpen = (device: DescribedDevice) => this.#gate.isOpen(placeOf(device));
    const before = devices.filter(isOpen);
    this.#gate.use(policy);
    for (const device of devices) {
      const wasOpen = before.includes(device);
      if (wasOpen === isOpen(device)) continue;
      if (wasOpen) this.#gone(device.summary.deviceId);
      this.#meet(device);
    }
    return ok({});
  }

  /** What is plugged in where it may be read. */
  async #readable(): Promise<Result<readonly DescribedDevice[], Fault>> {
    await this.#gate.told;
    const listed = await this.#parts.bus.list();
    if (!listed.ok) return listed;
    const open = listed.value.filter((device) => this.#gate.isOpen(device));
    return ok(open.slice(0, 64).map((device) => this.#describe(device)));
  }

  async #list(): Promise<Result<DeviceSummary[], Fault>> {
    const readable = await this.#readable();
    return readable.ok ? ok(readable.value.map(({ summary }) => summary)) : readable;
  }

  async #serials() {
    const readable = await this.#readable();
    if (!readable.ok) return readable;
    return ok(
      readable.value.flatMap(({ summary, serial }) => {
        return serial === null ? [] : [{ deviceId: summary.deviceId, serial }];
      }),
    );
  }

  async #read(input: Parsed<ReaderContract, 'device.read'>): Promise<Result<Readout, Fault>> {
    const { deviceId, upTo, deadlineMs } = input;
    const readable = await this.#readable();
    if (!readable.ok) return readable;
    const device = readable.value.find(({ summary }) => summary.deviceId === deviceId);
    if (device === undefined) return err(fault('device/gone', 'not plugged in any more'));
    if (this.#readings.has(deviceId)) return err(fault('device/busy', 'is being read already'));
    const reading = { stop: new StopSource(), gone: new StopSource() };
    this.#readings.set(deviceId, reading);
    try {
      const readout = await diagnose(
        { ...this.#parts, tables: this.#tables },
        {
          device,
          surroundings: () => this.#surroundings(device),
          open: () => this.#parts.bus.open(deviceId),
          hidUsages: () => this.#parts.bus.hidUsages(deviceId),
          upTo,
          deadlineMs,
          stop: reading.stop.signal,
          gone: reading.gone.signal,
          onFact: (fact) => this.#tell('readout.fact', { deviceId, fact }),
          onFinding: (finding) => this.#tell('readout.finding', { deviceId, finding }),
          onPrompt: (prompt) => this.#tell('readout.prompt', { deviceId, prompt }),
          onExchanges: (record) => this.#tell('readout.exchanges', { deviceId, record }),
        },
      );
      return ok(readout);
    } finally {
      this.#readings.delete(deviceId);
    }
  }

  async #surroundings(device: DescribedDevice): Promise<Surroundings> {
    const { bus, kernelLog } = this.#parts;
    const [texts, listed] = await Promise.all([bus.portTexts(device.summary.deviceId), bus.list()]);
    const all = listed.ok ? listed.value.map((one) => this.#describe(one)) : [];
    return this.#watch.surroundings(device, all, texts, kernelLog?.isHeard ?? null);
  }

  #describe(device: AttachedDevice) {
    return describe(device, this.#parts.names);
  }

  /** Sends an event. Data that breaks the contract is a bug and is thrown. */
  #tell<N extends EventName<ReaderContract>>(name: N, data: EventData<ReaderContract, N>): void {
    const parsed = readerContract.events[name].parse(data);
    this.#parts.channel.send({ type: 'event', name, data: parsed });
  }
}
