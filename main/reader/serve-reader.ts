import type { AttachedDevice, UsbBus } from '../../devices/bus.ts';
import { describe, type DescribedDevice } from '../../devices/described-device.ts';
import { diagnose, type DiagnoseParts } from '../../devices/diagnose.ts';
import { parseKernelRecord } from '../../devices/kernel-log/parse-record.ts';
import { StopSource } from '../../devices/stop-source.ts';
import type { Surroundings } from '../../devices/surroundings.ts';
import type { UsbNames } from '../../devices/usb/usb-names.ts';
import { fault, type Fault } from '../../shared/base/fault.ts';
import { err, ok, type Result } from '../../shared/base/result.ts';
import type { EventData, EventName, Handlers, Parsed } from '../../shared/contract/contract.ts';
import { readerContract, type ReaderContract } from '../../shared/contract/reader-contract.ts';
import type { DeviceSummary, Readout } from '../../shared/domain/readout.ts';
import { answerCall } from './answer-call.ts';
import type { JailKeeper } from './jail-keeper.ts';
import type { KernelLog } from './kernel-log.ts';
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
  readonly #readings = new Map<string, RunningReading>();
  readonly handlers: Handlers<ReaderContract>;

  constructor(parts: ReaderParts) {
    this.#parts = parts;
    this.#watch = new PortWatch({
      clock: parts.clock,
      timers: parts.timers,
      onTrouble: (trouble) => this.#tell('port.trouble', trouble),
    });
    this.handlers = {
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
    jail?.listen((held) => this.#tell('jail.changed', { held: [...held] }));
    await bus.start({
      attached: (device) => {
        const described = this.#describe(device);
        this.#watch.attached(described);
        this.#tell('device.attached', described.summary);
        void jail?.judge(described, this.#watch.past(described.summary.portPath));
      },
      detached: (deviceId) => {
        this.#watch.detached(deviceId);
        jail?.unplugged(deviceId);
        this.#readings.get(deviceId)?.gone.stop();
        this.#tell('device.detached', { deviceId });
      },
      stateChanged: (busFault) => this.#tell('bus.state', { fault: busFault }),
    });
    if (typeCRoot !== undefined) {
      const onPartner = (connector: string) => this.#watch.partnerCame(connector);
      await new TypeCWatch({ root: typeCRoot, timers, onPartner }).start();
    }
    await kernelLog?.start((record) => {
      const observation = parseKernelRecord(record);
      if (observation !== null) this.#watch.observed(observation);
    });
  }

  async #list(): Promise<Result<DeviceSummary[], Fault>> {
    const listed = await this.#parts.bus.list();
    if (!listed.ok) return listed;
    return ok(listed.value.slice(0, 64).map((device) => this.#describe(device).summary));
  }

  async #serials() {
    const listed = await this.#parts.bus.list();
    if (!listed.ok) return listed;
    return ok(
      listed.value.slice(0, 64).flatMap((attached) => {
        const { summary, serial } = this.#describe(attached);
        return serial === null ? [] : [{ deviceId: summary.deviceId, serial }];
      }),
    );
  }

  async #read(input: Parsed<ReaderContract, 'device.read'>): Promise<Result<Readout, Fault>> {
    const { deviceId, upTo, deadlineMs } = input;
    const listed = await this.#parts.bus.list();
    if (!listed.ok) return listed;
    const attached = listed.value.find((device) => device.deviceId === deviceId);
    if (attached === undefined) return err(fault('device/gone', 'not plugged in any more'));
    if (this.#readings.has(deviceId)) return err(fault('device/busy', 'is being read already'));
    const reading = { stop: new StopSource(), gone: new StopSource() };
    this.#readings.set(deviceId, reading);
    try {
      const device = this.#describe(attached);
      const readout = await diagnose(this.#parts, {
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
      });
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
