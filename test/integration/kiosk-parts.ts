import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type KioskSettings, kioskSettingsSchema } from '../../main/config/settings.ts';
import { type DeskClient, noDesk } from '../../main/desk/desk-client.ts';
import type { FleetParts } from '../../main/fleet/fleet-parts.ts';
import { type Kiosk, createKiosk } from '../../main/kiosk.ts';
import { EventSource } from '../../main/ipc/event-source.ts';
import { silentLog } from '../../main/log/log.ts';
import type { ReaderLink } from '../../main/reader-link/reader-link.ts';
import type { SlipPrinter } from '../../main/slip/slip-printer.ts';
import { openKioskDatabase } from '../../main/store/open-kiosk-database.ts';
import type { KioskDatabase } from '../../main/store/tables.ts';
import type { Fault } from '../../shared/base/fault.ts';
import { fault } from '../../shared/base/fault.ts';
import { type Result, err, ok } from '../../shared/base/result.ts';
import type { Receipt } from '../../shared/contract/kiosk-contract.ts';
import type { ReaderContract } from '../../shared/contract/reader-contract.ts';
import type { ExchangeRecord } from '../../shared/domain/exchange-record.ts';
import type { PortPolicy } from '../../shared/domain/port-policy.ts';
import type { ReaderPack } from '../../shared/domain/reader-pack.ts';
import type { DeviceSummary, Readout } from '../../shared/domain/readout.ts';
import type { VisitorStep } from '../../shared/domain/visit.ts';
import { ManualTime } from '../lab/manual-timer.ts';

/** What a kiosk of a test may have otherwise. */
export interface TestKioskOptions {
  readonly desk?: DeskClient;
  readonly reader?: ReaderLink;
  readonly printer?: SlipPrinter;
  /** The printer that the desk names. */
  readonly printerAt?: (uri: string) => SlipPrinter;
  readonly settings?: KioskSettings;
  readonly androidDebugging?: boolean;
  /** Kept when given; else a folder of its own that goes when the kiosk stops. */
  readonly data?: string;
  readonly time?: ManualTime;
  /** What a kiosk of a fleet has; it joins its desk by itself. */
  readonly fleet?: FleetParts;
}

/** Takes everything and prints nothing. */
const silentPrinter: SlipPrinter = { print: () => Promise.resolve(ok(null)) };

/** A real kiosk core on a real outbox, without a shell; its time moves by hand. */
export interface TestKiosk {
  readonly kiosk: Kiosk;
  readonly database: KioskDatabase;
  readonly data: string;
  readonly time: ManualTime;
  stop(): Promise<void>;
}

export async function startKiosk(options: TestKioskOptions = {}): Promise<TestKiosk> {
  const data = options.data ?? (await mkdtemp(join(tmpdir(), 'balie-kiosk-')));
  const database = value(await openKioskDatabase(data));
  const time = options.time ?? new ManualTime();
  let chance = 0;
  const kiosk = createKiosk({
    clock: time,
    timer: time,
    random: () => 0.5,
    randomInt: (max) => {
      chance += 7;
      return chance % max;
    },
    log: options.fleet?.lines ?? silentLog,
    version: '0.0.0',
    shell: 'browser',
    simulated: true,
    settings: options.settings ?? kioskSettingsSchema.parse({}),
    androidDebugging: options.androidDebugging ?? false,
    database,
    desk: options.desk ?? options.fleet?.enrolment ?? noDesk,
    fallbackPrefix: 'K',
    reader: options.reader ?? new ReaderOf([]),
    drawSlip: () => Promise.resolve(Buffer.from('%PDF')),
    slipPrinter: options.printer ?? null,
    printerAt: options.printerAt ?? (() => silentPrinter),
    badgeReader: null,
    fleet: options.fleet ?? null,
  });
  value(await kiosk.start());
  return {
    kiosk,
    database,
    data,
    time,
    async stop() {
      await kiosk.stop();
      await database.close();
      if (options.data === undefined) await rm(data, { recursive: true, force: true });
    },
  };
}

/** The value of a result that a test takes for granted. */
export function value<T>(result: Result<T, Fault>): T {
  if (result.ok) return result.value;
  throw new Error(`${result.fault.code}: ${result.fault.detail}`);
}

/** Begins a visit and answers everything that a question asks. */
export async function answeredVisit(
  kiosk: Kiosk,
  words: string,
): Promise<{ readonly visitId: string; readonly resumeCode: string }> {
  const draft = value(await kiosk.handlers['visit.begin']({ by: 'touch', locale: 'nl' }));
  const { visitId, resumeCode } = draft;
  const answer = async (step: VisitorStep): Promise<void> => {
    value(await kiosk.handlers['visit.answer']({ visitId, step }));
  };
  await answer({ type: 'errand-chosen', errand: 'question' });
  value(
    await kiosk.handlers['visit.identify']({
      visitId,
      identification: { by: 'guest', name: 'Sam Proef', contact: '0612345678' },
    }),
  );
  await answer({
    type: 'reason-given',
    reason: { category: 'mail', triage: {}, words, photoHash: null },
  });
  return { visitId, resumeCode };
}

export async function submitted(kiosk: Kiosk, visitId: string): Promise<Receipt> {
  return value(await kiosk.handlers['visit.submit']({ visitId }));
}

/** Whether some words stand anywhere in the kiosk's files, erased or not. */
export async function isOnDisk(data: string, words: string): Promise<boolean> {
  const folder = join(data, 'kiosk');
  const files = await readdir(folder);
  const contents = await Promise.all(files.map((file) => readFile(join(folder, file))));
  return contents.some((content) => content.includes(words));
}

/** Real sockets and files answer meanwhile; a busy machine gets this long. */
const patienceMs = 30_000;

/** Moves the kiosk's time on, second by second, until something is so. */
export async function until(time: ManualTime, isSo: () => Promise<boolean>): Promise<void> {
  const startedAt = performance.now();
  while (performance.now() - startedAt < patienceMs) {
    if (await isSo()) return;
    time.pass(1000);
    await new Promise((resolve) => {
      setImmediate(resolve);
    });
  }
  throw new Error('It never came to that');
}

/** A reader with these devices, that reads each as the given readout, after telling of its exchanges. */
export class ReaderOf implements ReaderLink {
  readonly fault = null;
  /** What was asked of it, call by call. */
  readonly asked: { readonly name: string; readonly input: unknown }[] = [];
  private readonly devices: readonly DeviceSummary[];
  /** The events that somebody listens to now. */
  readonly listening: string[] = [];
  protected readonly events = new EventSource<ReaderContract>();
  /** What it tells of the exchanges of the next reading. */
  record: ExchangeRecord | null = null;
  readout: Readout | null;
  /** It lists its devices no sooner than this is over. */
  listing: Promise<void> | null = null;
  /** It ends a reading no sooner than this is over. */
  reading: Promise<void> | null = null;

  constructor(devices: readonly DeviceSummary[], readout: Readout | null = null) {
    this.devices = devices;
    this.readout = readout;
  }

  readonly call: ReaderLink['call'] = (name, input) => {
    this.asked.push({ name, input });
    const deviceId = this.devices[0]?.deviceId;
    if (name === 'device.read' && this.record !== null && deviceId !== undefined) {
      this.events.emit('readout.exchanges', { deviceId, record: this.record });
    }
    const replies: Readonly<Record<string, Result<unknown, Fault>>> = {
      'device.list': ok(this.devices),
      'device.serials': ok([]),
      'device.read':
        this.readout === null ? err(fault('device/gone', 'No readout')) : ok(this.readout),
    };
    // Each reply is the output of the call of its name.
    const reply = Promise.resolve((replies[name] ?? ok({})) as never);
    const wait =
      name === 'device.list' ? this.listing : name === 'device.read' ? this.reading : null;
    return wait === null ? reply : wait.then(() => reply);
  };

  readonly on: ReaderLink['on'] = (name, listener) => {
    this.listening.push(name);
    const stop = this.events.on(name, listener);
    return () => {
      this.listening.splice(this.listening.indexOf(name), 1);
      stop();
    };
  };

  onFault(): () => void {
    return () => undefined;
  }

  onDeath(): () => void {
    return () => undefined;
  }

  usePack(pack: ReaderPack | null): ReturnType<ReaderLink['usePack']> {
    this.asked.push({ name: 'pack.use', input: { pack } });
    return Promise.resolve(ok({}));
  }

  usePorts(policy: PortPolicy): void {
    this.asked.push({ name: 'ports.use', input: { policy } });
  }

  start(): void {
    return undefined;
  }

  stop(): Promise<void> {
    return Promise.resolve();
  }
}
