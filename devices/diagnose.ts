import { timestamp, type Clock } from '../shared/base/clock.ts';
import { fault, type DeviceFault, type Fault } from '../shared/base/fault.ts';
import { err, ok, type Result } from '../shared/base/result.ts';
import type { StopSignal } from '../shared/base/stop-signal.ts';
import type { ExchangeRecord } from '../shared/domain/exchange-record.ts';
import {
  worstFirst,
  type DevicePrompt,
  type Fact,
  type Finding,
  type Layer,
  type Readout,
} from '../shared/domain/readout.ts';
import type { NewAdbKey } from './adb/key.ts';
import type { HidUsage } from './bus.ts';
import type { DescribedDevice } from './described-device.ts';
import { ExchangeRecorder } from './exchange-recorder.ts';
import { guardedPort } from './guarded-port.ts';
import { type ReaderTables, builtInTables } from './pack/reader-tables.ts';
import type { DevicePort } from './port.ts';
import type { Probe, ProbeFact } from './probe.ts';
import { looks } from './looks.ts';
import { hasHid, hidFacts, hidListDeadlineMs, hidListId } from './probes/hid-list.ts';
import { descriptorFacts, usbDescriptorsId } from './probes/usb-descriptors.ts';
import { lateFault } from './late-fault.ts';
import { ReadingNotes } from './reading-notes.ts';
import { StopSource, stopWith, whenStopped } from './stop-source.ts';
import type { Surroundings } from './surroundings.ts';
import type { Timers } from './timers.ts';

/** What the runner is built from. */
export interface DiagnoseParts {
  readonly clock: Clock;
  readonly timers: Timers;
  readonly probes: readonly Probe[];
  readonly newReadoutId: () => string;
  /** What is known of devices by tables; absent: what the built-in pack says. */
  readonly tables?: ReaderTables;
  /** Absent: probes over Android debugging are left out. */
  readonly newAdbKey?: NewAdbKey | null;
  /** For timing exchanges; absent: the clock, which knows milliseconds. */
  readonly nowMicroseconds?: () => number;
}

/** One reading of one device. */
export interface DiagnoseRequest {
  readonly device: DescribedDevice;
  readonly open: () => Promise<Result<DevicePort, DeviceFault>>;
  readonly hidUsages: () => Promise<Result<readonly HidUsage[], Fault>>;
  /** What is known of the device's place; absent where nobody knows. */
  readonly surroundings?: () => Promise<Surroundings>;
  /** The deepest layer that the visitor agreed to. */
  readonly upTo: Layer;
  readonly deadlineMs: number;
  /** Somebody stopped the reading. */
  readonly stop: StopSignal;
  /** The device was unplugged. */
  readonly gone: StopSignal;
  readonly onFact: (fact: Fact) => void;
  readonly onFinding: (finding: Finding) => void;
  /** The visitor must do something on the device; null: no longer. */
  readonly onPrompt: (prompt: DevicePrompt | null) => void;
  /** Hears once, before the readout, what was asked and answered. */
  readonly onExchanges?: (record: ExchangeRecord) => void;
}

const closeTimeoutMs = 1000;
/** Reading some forty small files of the system; longer means that a driver hangs. */
const surroundingsTimeoutMs = 1500;
const layerOrder: readonly Layer[] = ['L0', 'L1', 'L2', 'L3'];

/**
 * Reads one device: first its descriptors, then every probe that fits, one after the other. Owns
 * order, deadlines and stopping; always answers with a readout of whatever was learnt, at most a
 * second (for giving the device back) after the deadline.
 */
export async function diagnose(parts: DiagnoseParts, request: DiagnoseRequest): Promise<Readout> {
  return new Reading(parts, request).run();
}

/** A question with a name, a depth and a longest duration. */
interface Step {
  readonly id: string;
  readonly layer: Layer;
  readonly deadlineMs: number;
  readonly ask: (
    stop: StopSignal,
    report: (fact: ProbeFact) => void,
  ) => Promise<Result<null, Fault>>;
}

class Reading {
  readonly #parts: DiagnoseParts;
  readonly #request: DiagnoseRequest;
  readonly #notes: ReadingNotes;
  readonly #tables: ReaderTables;
  readonly #recorder: ExchangeRecorder;
  readonly #whole = new StopSource();
  /** Why the whole reading ends early; the first reason stays. */
  #cut: Fault | null = null;
  #someStepCut = false;
  #prompt: DevicePrompt | null = null;

  constructor(parts: DiagnoseParts, request: DiagnoseRequest) {
    this.#parts = parts;
    this.#request = request;
    this.#tables = parts.tables ?? builtInTables;
    this.#notes = new ReadingNotes(parts.clock, this.#tables, request);
    const { clock, nowMicroseconds = () => clock.nowMs() * 1000 } = parts;
    this.#recorder = new ExchangeRecorder(nowMicroseconds, request.device.serial);
  }

  async run(): Promise<Readout> {
    const { clock, newReadoutId } = this.#parts;
    const startedAt = timestamp(clock);
    const release = this.#watch();
    this.#readDescriptors();
    await this.#look();
    if (hasHid(this.#request.device)) await this.#run(this.#hidList());
    await this.#runProbes();
    release();
    this.#notes.closed();
    const readoutId = newReadoutId();
    this.#request.onExchanges?.(this.#recorder.finished(readoutId));
    return {
      readoutId,
      device: this.#request.device.summary,
      startedAt,
      finishedAt: timestamp(clock),
      complete: this.#cut === null && !this.#someStepCut,
      facts: this.#notes.facts,
      findings: [...worstFirst(this.#notes.findings)],
      probes: this.#notes.outcomes,
    };
  }

  /** Listens for the three reasons to end early; the answer stops listening. */
  #watch(): () => void {
    const { stop, gone, deadlineMs } = this.#request;
    const cutBy = (reason: Fault) => () => {
      this.#cut ??= reason;
      this.#whole.stop();
    };
    const wentAway = cutBy(fault('device/gone', 'unplugged while being read'));
    const wasStopped = cutBy(fault('reader/stopped', 'the reading was stopped on request'));
    const tooLate = cutBy(fault('device/timeout', `not read within ${deadlineMs} ms`));
    if (gone.aborted) wentAway();
    if (stop.aborted) wasStopped();
    gone.addEventListener('abort', wentAway, { once: true });
    stop.addEventListener('abort', wasStopped, { once: true });
    const forgetDeadline = this.#parts.timers.after(deadlineMs, tooLate);
    return () => {
      forgetDeadline();
      gone.removeEventListener('abort', wentAway);
      stop.removeEventListener('abort', wasStopped);
    };
  }

  /** Needs no step: nothing is asked, so nothing can hang. */
  #readDescriptors(): void {
    const startedMs = this.#parts.clock.nowMs();
    const source = { probe: usbDescriptorsId, layer: 'L0', startedMs } as const;
    for (const fact of descriptorFacts(this.#request.device)) this.#notes.note(fact, source);
    this.#notes.ended(source, null);
  }

  /** All that needs no exchange, from what is known of the device and its place. */
  async #look(): Promise<void> {
    const { device, surroundings } = this.#request;
    let around: Surroundings | null = null;
    if (surroundings !== undefined) {
      const known = surroundings().then((value) => {
        around = value;
      });
      await this.#withLimit(surroundingsTimeoutMs, known);
    }
    for (const look of looks) {
      if (!look.matches(device, around)) continue;
      const ask: Step['ask'] = async (_stop, report) => {
        for (const fact of look.facts(device, around)) report(fact);
        return ok(null);
      };
      const { id, layer } = look;
      await this.#run({ id, layer, deadlineMs: surroundingsTimeoutMs, ask });
    }
  }

  #hidList(): Step {
    return {
      id: hidListId,
      layer: 'L0',
      deadlineMs: hidListDeadlineMs,
      ask: async (_stop, report) => {
        const usages = await this.#request.hidUsages();
        if (!usages.ok) return usages;
        for (const fact of hidFacts(usages.value)) report(fact);
        return ok(null);
      },
    };
  }

  async #runProbes(): Promise<void> {
    const { device, upTo } = this.#request;
    const depth = layerOrder.indexOf(upTo);
    const { clock, newAdbKey = null } = this.#parts;
    const chosen = this.#parts.probes.filter(
      (probe) =>
        layerOrder.indexOf(probe.layer) <= depth &&
        (probe.needs !== 'adb-key' || newAdbKey !== null) &&
        probe.matches(device),
    );
    if (chosen.length === 0) return;
    const opened = await this.#open();
    for (const probe of chosen) {
      const { id, layer, deadlineMs } = probe;
      const ask: Step['ask'] = opened.ok
        ? (stop, report) =>
            probe.run({
              ...this.#recorder.of(id, opened.value),
              device,
              stop,
              report,
              clock,
              tables: this.#tables,
              newAdbKey,
              prompt: (wanted) => {
                if (!stop.aborted) this.#ask(wanted);
              },
            })
        : async () => opened;
      await this.#run({ id, layer, deadlineMs, ask });
    }
    if (opened.ok) await this.#withLimit(closeTimeoutMs, opened.value.close());
  }

  /** Opening may hang as well; a port that opens too late is closed again. */
  async #open(): Promise<Result<DevicePort, Fault>> {
    const opening = this.#request.open();
    const first = await Promise.race([opening, whenStopped(this.#whole.signal)]);
    if (first !== null) return first.ok ? ok(guardedPort(first.value)) : first;
    void opening.then((late) => (late.ok ? late.value.close() : undefined));
    return err(this.#cut ?? fault('device/timeout', 'not opened in time'));
  }

  /** Runs one step to its end, its deadline or the end of the whole reading. */
  async #run({ id, layer, deadlineMs, ask }: Step): Promise<void> {
    const source = { probe: id, layer, startedMs: this.#parts.clock.nowMs() };
    if (this.#cut !== null) {
      this.#notes.ended(source, this.#cut);
      return;
    }
    const { source: own, release } = stopWith(this.#whole.signal);
    const forget = this.#parts.timers.after(deadlineMs, () => own.stop());
    let over = false;
    const report = (fact: ProbeFact) => {
      if (!over) this.#notes.note(fact, source);
    };
    // A bug in one probe must not take the other answers from the visitor; it is told as a bug.
    const asking = ask(own.signal, report).catch((bug: unknown) =>
      err(fault('internal/bug', `${id}: ${String(bug)}`)),
    );
    const answer = await Promise.race([asking, whenStopped(own.signal)]);
    over = true;
    const prompt = this.#prompt;
    this.#ask(null);
    forget();
    release();
    const reason = this.#faultOf(answer, own.signal);
    this.#notes.ended(source, reason === 'too-late' ? lateFault(prompt, id, deadlineMs) : reason);
  }

  /** Tells what the visitor must do, once per change. */
  #ask(prompt: DevicePrompt | null): void {
    if (this.#prompt === prompt) return;
    this.#prompt = prompt;
    this.#request.onPrompt(prompt);
  }

  /** A cut-off step answers with its own idea of the cause; the runner knows the true one. */
  #faultOf(answer: Result<null, Fault> | null, own: StopSignal): Fault | 'too-late' | null {
    if (this.#cut !== null) return this.#cut;
    if (answer !== null && !own.aborted) {
      if (answer.ok) return null;
      // The transfer notices an unplug before the bus tells it: nothing more can be asked.
      if (answer.fault.code === 'device/gone') this.#cut = answer.fault;
      if (answer.fault.code === 'device/timeout') this.#someStepCut = true;
      return answer.fault;
    }
    this.#someStepCut = true;
    return 'too-late';
  }

  async #withLimit(limitMs: number, work: Promise<void>): Promise<void> {
    const limit = new StopSource();
    const forget = this.#parts.timers.after(limitMs, () => limit.stop());
    await Promise.race([work, whenStopped(limit.signal)]);
    forget();
  }
}
