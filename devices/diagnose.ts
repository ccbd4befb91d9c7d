import type { Clock } from '../shared/base/clock.ts';
import { timestamp } from '../shared/base/clock.ts';
import { fault, type DeviceFault, type Fault } from '../shared/base/fault.ts';
import { err, type Result } from '../shared/base/result.ts';
import type { StopSignal } from '../shared/base/stop-signal.ts';
import { cleanText } from '../shared/base/untrusted-text.ts';
import type { Fact, Finding, Layer, ProbeOutcome, Readout } from '../shared/domain/readout.ts';
import { worstFirst } from '../shared/domain/readout.ts';
import type { DescribedDevice } from './described-device.ts';
import { closingFinding, findingsOf } from './findings/find.ts';
import { guardedPort } from './guarded-port.ts';
import type { DevicePort } from './port.ts';
import type { Probe, ProbeFact } from './probe.ts';
import { descriptorFacts, usbDescriptorsId } from './probes/usb-descriptors.ts';
import { StopSource } from './stop-source.ts';
import type { Timers } from './timers.ts';

/** What the runner is built from. */
export interface DiagnoseParts {
  readonly clock: Clock;
  readonly timers: Timers;
  readonly probes: readonly Probe[];
  readonly newReadoutId: () => string;
}

/** One reading of one device. */
export interface DiagnoseRequest {
  readonly device: DescribedDevice;
  readonly open: () => Promise<Result<DevicePort, DeviceFault>>;
  /** The deepest layer that the visitor agreed to. */
  readonly upTo: Layer;
  readonly deadlineMs: number;
  /** Somebody stopped the reading. */
  readonly stop: StopSignal;
  /** The device was unplugged. */
  readonly gone: StopSignal;
  readonly onFact: (fact: Fact) => void;
  readonly onFinding: (finding: Finding) => void;
}

/** So many facts and findings fit in a readout (shared/domain/readout.ts). */
const most = { facts: 400, findings: 60, textPoints: 200, listEntries: 64 } as const;
const closeTimeoutMs = 1000;

/**
 * Reads one device: first its descriptors, then every probe that fits, one after the other. Owns
 * order, deadlines and stopping; always answers with a readout, within the deadline, holding
 * whatever was learnt until then.
 */
export async function diagnose(parts: DiagnoseParts, request: DiagnoseRequest): Promise<Readout> {
  return new Reading(parts, request).run();
}

const layerOrder: readonly Layer[] = ['L0', 'L1', 'L2', 'L3'];

class Reading {
  readonly #parts: DiagnoseParts;
  readonly #request: DiagnoseRequest;
  readonly #facts: Fact[] = [];
  readonly #keys = new Set<string>();
  readonly #findings: Finding[] = [];
  readonly #outcomes: ProbeOutcome[] = [];
  /** Why reading ends early; the first reason stays. */
  #cut: Fault | null = null;
  /** Some probe was cut off, by its own deadline or with the whole reading. */
  #complete = true;

  constructor(parts: DiagnoseParts, request: DiagnoseRequest) {
    this.#parts = parts;
    this.#request = request;
  }

  async run(): Promise<Readout> {
    const { clock, timers, newReadoutId } = this.#parts;
    const { device, deadlineMs, stop, gone } = this.#request;
    const startedAt = timestamp(clock);
    const whole = new StopSource();
    const cut = (reason: Fault) => () => {
      this.#cut ??= reason;
      whole.stop();
    };
    const wasGone = cut(fault('device/gone', 'unplugged while being read'));
    const wasStopped = cut(fault('reader/stopped', 'the reading was stopped on request'));
    const tooLate = cut(fault('device/timeout', `not read within ${deadlineMs} ms`));
    if (gone.aborted) wasGone();
    if (stop.aborted) wasStopped();
    gone.addEventListener('abort', wasGone, { once: true });
    stop.addEventListener('abort', wasStopped, { once: true });
    const forgetDeadline = timers.after(deadlineMs, tooLate);

    this.#readDescriptors();
    await this.#runProbes(whole.signal);

    forgetDeadline();
    gone.removeEventListener('abort', wasGone);
    stop.removeEventListener('abort', wasStopped);
    const closing = closingFinding(this.#facts, this.#findings, this.#outcomes);
    if (closing !== null) this.#tell(closing);
    return {
      readoutId: newReadoutId(),
      device: device.summary,
      startedAt,
      finishedAt: timestamp(clock),
      complete: this.#complete && this.#cut === null,
      facts: this.#facts,
      findings: [...worstFirst(this.#findings)],
      probes: this.#outcomes,
    };
  }

  #readDescriptors(): void {
    const startedMs = this.#parts.clock.nowMs();
    for (const fact of descriptorFacts(this.#request.device)) {
      this.#keep(fact, usbDescriptorsId, 'L0', startedMs);
    }
    this.#end(usbDescriptorsId, 'L0', startedMs, null);
  }

  async #runProbes(whole: StopSignal): Promise<void> {
    const { device, upTo } = this.#request;
    const depth = layerOrder.indexOf(upTo);
    const chosen = this.#parts.probes.filter(
      (probe) => layerOrder.indexOf(probe.layer) <= depth && probe.matches(device),
    );
    if (chosen.length === 0) return;
    const opened = await this.#open(whole);
    const port = opened.ok ? guardedPort(opened.value) : null;
    for (const probe of chosen) {
      const startedMs = this.#parts.clock.nowMs();
      const outcome = port === null ? opened : await this.#runProbe(probe, port, whole);
      this.#end(probe.id, probe.layer, startedMs, outcome.ok ? null : outcome.fault);
    }
    if (port !== null) await this.#withLimit(closeTimeoutMs, port.close());
  }

  /** Opening may hang as well; a port that opens too late is closed again. */
  async #open(whole: StopSignal): Promise<Result<DevicePort, Fault>> {
    if (whole.aborted) return err(this.#cutFault());
    const opening = this.#request.open();
    const first = await Promise.race([opening, this.#whenStopped(whole)]);
    if (first !== null) return first;
    void opening.then((late) => (late.ok ? late.value.close() : undefined));
    return err(this.#cutFault());
  }

  async #runProbe(probe: Probe, port: DevicePort, whole: StopSignal): Promise<Result<null, Fault>> {
    if (whole.aborted) return err(this.#cutFault());
    const startedMs = this.#parts.clock.nowMs();
    const own = new StopSource();
    const follow = () => own.stop();
    whole.addEventListener('abort', follow, { once: true });
    const forget = this.#parts.timers.after(probe.deadlineMs, follow);
    let over = false;
    const running = probe
      .run({
        port,
        device: this.#request.device,
        stop: own.signal,
        report: (fact) => {
          if (!over) this.#keep(fact, probe.id, probe.layer, startedMs);
        },
      })
      // A bug in one probe must not take the other answers from the visitor; it is told as a bug.
      .catch((bug: unknown): Result<null, Fault> => err(fault('internal/bug', String(bug))));
    const ended = await Promise.race([running, this.#whenStopped(own.signal)]);
    over = true;
    forget();
    whole.removeEventListener('abort', follow);
    if (this.#cut !== null) return err(this.#cut);
    if (ended !== null && !own.signal.aborted) return ended;
    this.#complete = false;
    return err(fault('device/timeout', `${probe.id} had no answer within ${probe.deadlineMs} ms`));
  }

  #cutFault(): Fault {
    return this.#cut ?? fault('device/timeout', 'the reading had ended');
  }

  #whenStopped(signal: StopSignal): Promise<null> {
    return new Promise((resolve) => {
      if (signal.aborted) resolve(null);
      else signal.addEventListener('abort', () => resolve(null), { once: true });
    });
  }

  async #withLimit(limitMs: number, work: Promise<void>): Promise<void> {
    let forget = () => {};
    const limit = new Promise<void>((resolve) => {
      forget = this.#parts.timers.after(limitMs, resolve);
    });
    await Promise.race([work, limit]);
    forget();
  }

  /** Stamps and tells a fact; the first of a key stays. */
  #keep(fact: ProbeFact, probe: string, layer: Layer, startedMs: number): void {
    if (this.#keys.has(fact.key) || this.#facts.length >= most.facts) return;
    this.#keys.add(fact.key);
    const { clock } = this.#parts;
    const whole: Fact = {
      ...fact,
      value: bounded(fact.value),
      probe,
      layer,
      readAt: timestamp(clock),
      durationMs: Math.max(0, clock.nowMs() - startedMs),
    };
    this.#facts.push(whole);
    this.#request.onFact(whole);
  }

  #end(probe: string, layer: Layer, startedMs: number, ended: Fault | null): void {
    const durationMs = Math.max(0, this.#parts.clock.nowMs() - startedMs);
    this.#outcomes.push({ probe, layer, durationMs, fault: ended });
    const told = new Set(this.#findings.map((finding) => finding.code));
    for (const finding of findingsOf(this.#facts)) {
      if (!told.has(finding.code)) this.#tell(finding);
    }
  }

  #tell(finding: Finding): void {
    if (this.#findings.length >= most.findings) return;
    this.#findings.push(finding);
    this.#request.onFinding(finding);
  }
}

/** The last fence before a text leaves: clean and short, whatever a probe forgot. */
function bounded(value: Fact['value']): Fact['value'] {
  if (typeof value === 'string') return cleanText(value, most.textPoints);
  if (!Array.isArray(value)) return value;
  return value.slice(0, most.listEntries).map((one) => cleanText(one, most.textPoints));
}
