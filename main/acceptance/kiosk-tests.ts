import { v7 as uuidv7 } from 'uuid';
import { type Clock, timestamp } from '../../shared/base/clock.ts';
import { type Fault, fault } from '../../shared/base/fault.ts';
import { type Result, err, ok } from '../../shared/base/result.ts';
import type { CallInput, Handlers } from '../../shared/contract/contract.ts';
import type { KioskContract } from '../../shared/contract/kiosk-contract.ts';
import type { TestView } from '../../shared/contract/kiosk-test-calls.ts';
import { deviceOfReadout } from '../../shared/domain/acceptance/run.ts';
import type { Readout } from '../../shared/domain/readout.ts';
import type { KioskConfig } from '../../shared/domain/kiosk-config.ts';
import type { DeskClient } from '../desk/desk-client.ts';
import { nothing } from '../ipc/nothing.ts';
import type { Log } from '../log/log.ts';
import type { ReaderLink } from '../reader-link/reader-link.ts';
import type { KeptNote, TestStore } from '../store/test-store.ts';
import type { Timer } from '../timing/timer.ts';
import { type ReadingDeadlines, readingDeadlineMs } from '../visit/reading-deadline.ts';
import { isForLater, sendNote } from './send-notes.ts';

export interface KioskTestParts extends ReadingDeadlines {
  readonly clock: Clock;
  readonly timer: Timer;
  readonly store: TestStore;
  readonly desk: DeskClient;
  readonly reader: ReaderLink;
  /** How the kiosk is configured now. */
  readonly config: () => KioskConfig;
  readonly log: Log;
}

type Calls = `test.${'open' | 'start' | 'stop-reading' | 'end-step' | 'leave'}`;

const againMs = 15_000;

/**
 * Acceptance tests by people who stand at this kiosk. What they do is on the disk before they are
 * answered, and goes to the desk in its order, whether the desk is there or comes back later.
 */
export class KioskTests {
  readonly handlers: Pick<Handlers<KioskContract>, Calls>;
  private readonly parts: KioskTestParts;
  private open: string | null = null;
  private readonly refused = new Set<string>();
  private reading: string | null = null;
  private sending: Promise<void> | null = null;
  private again = false;
  private stopped = false;
  private cancel: () => void = () => undefined;

  constructor(parts: KioskTestParts) {
    this.parts = parts;
    this.handlers = {
      'test.open': ({ code }) => this.enter(code),
      'test.start': (input) => this.start(input),
      'test.stop-reading': async () => nothing(await this.stopReading()),
      'test.end-step': (input) => this.endStep(input),
      'test.leave': async () => nothing(await this.leave()),
    };
  }

  /** Whether a tester stands here. */
  get isOpen(): boolean {
    return this.open !== null;
  }

  /** Whether this device is being read for a test, so that its progress may be shown. */
  isReading(deviceId: string): boolean {
    return this.reading === deviceId;
  }

  async leave(): Promise<Result<null, Fault>> {
    this.open = null;
    this.refused.clear();
    await this.stopReading();
    return this.parts.store.forgetPages();
  }

  /** Sends what waits, now. */
  kick(): void {
    if (this.stopped) return;
    this.cancel();
    if (this.sending !== null) {
      this.again = true;
      return;
    }
    this.sending = this.send().finally(() => {
      this.sending = null;
      if (this.again) {
        this.again = false;
        this.kick();
      }
    });
  }

  async stop(): Promise<void> {
    this.stopped = true;
    this.cancel();
    await this.sending;
  }

  private async enter(code: string): Promise<Result<TestView, Fault>> {
    const { desk, store } = this.parts;
    const told = await desk.call('kiosk-test.page', {
      params: { code },
      query: undefined,
      body: undefined,
    });
    if (!told.ok && told.fault.code !== 'desk/unreachable') return told;
    if (told.ok) {
      const kept = await store.keepPage(code, told.value);
      if (!kept.ok) return kept;
    }
    const view = await this.view(code);
    if (view.ok) this.open = code;
    return view.ok || told.ok ? view : told;
  }

  private async view(code: string): Promise<Result<TestView, Fault>> {
    const { store } = this.parts;
    const page = await store.page(code);
    if (!page.ok) return page;
    if (page.value === null)
      return err(fault('desk/unreachable', 'Nothing of this tester is here'));
    const notes = await store.notesOf(code);
    if (!notes.ok) return notes;
    const waiting = notes.value.map(({ note }) => note);
    return ok({ page: page.value, waiting, refused: this.refused.has(code) });
  }

  private async start({
    code,
    scriptId,
    scriptVersion,
    device,
  }: CallInput<KioskContract, 'test.start'>): Promise<
    Result<{ runId: string; view: TestView }, Fault>
  > {
    if (this.open !== code) return err(unknownTester());
    const { clock } = this.parts;
    const read = device.choice === 'plugged' ? await this.read(device.deviceId) : ok(null);
    if (!read.ok) return read;
    const readout = read.value;
    const chosen =
      device.choice !== 'plugged'
        ? device
        : readout === null
          ? null
          : { choice: 'read' as const, device: deviceOfReadout(readout) };
    if (chosen === null) return err(fault('device/gone', 'Nothing was read'));
    const runId = uuidv7({ msecs: clock.nowMs() });
    const at = timestamp(clock);
    const note = { kind: 'start' as const, runId, scriptId, scriptVersion, device: chosen, at };
    const view = await this.keep(code, { note, readout }, null);
    return view.ok ? ok({ runId, view: view.value }) : view;
  }

  private async endStep({
    code,
    runId,
    stepId,
    outcome,
    remark,
    jpegBase64,
  }: CallInput<KioskContract, 'test.end-step'>): Promise<Result<TestView, Fault>> {
    if (this.open !== code) return err(unknownTester());
    const at = timestamp(this.parts.clock);
    const jpeg = jpegBase64 === null ? null : Buffer.from(jpegBase64, 'base64');
    const note = { kind: 'step' as const, runId, stepId, outcome, remark, at };
    return this.keep(code, { note, readout: null }, jpeg);
  }

  private async keep(
    code: string,
    kept: KeptNote,
    jpeg: Uint8Array | null,
  ): Promise<Result<TestView, Fault>> {
    const added = await this.parts.store.add(code, kept, jpeg);
    if (!added.ok) return added;
    this.kick();
    return this.view(code);
  }

  private async read(deviceId: string): Promise<Result<Readout, Fault>> {
    const { reader, config } = this.parts;
    const listed = await reader.call('device.list', {});
    if (!listed.ok) return listed;
    const device = listed.value.find((each) => each.deviceId === deviceId);
    if (device === undefined) return err(fault('device/gone', 'It is not plugged in any more'));
    this.reading = deviceId;
    try {
      return await reader.call('device.read', {
        deviceId,
        upTo: config().readUpTo,
        deadlineMs: readingDeadlineMs(device, this.parts),
      });
    } finally {
      this.reading = null;
    }
  }

  private async stopReading(): Promise<Result<null, Fault>> {
    if (this.reading === null) return ok(null);
    const stopped = await this.parts.reader.call('device.stop-reading', { deviceId: this.reading });
    return stopped.ok ? ok(null) : stopped;
  }

  private async send(): Promise<void> {
    const { store, desk, log, timer } = this.parts;
    for (;;) {
      const next = await store.next();
      if (!next.ok) return log.error('Notes of tests cannot be read', { fault: next.fault.code });
      const waiting = next.value;
      if (waiting === null || this.stopped) return;
      const { code, kept, seq } = waiting;
      const sent = kept === null ? ok(null) : await sendNote(desk, waiting, kept);
      if (!sent.ok && isForLater(sent.fault)) {
        this.cancel = timer.after(againMs, () => this.kick());
        return;
      }
      if (!sent.ok) {
        this.refused.add(code);
        log.error('The desk refused the result of a test', { fault: sent.fault.code });
      }
      if (sent.ok && sent.value !== null) {
        const page = await store.page(code);
        if (page.ok && page.value !== null) {
          const run = sent.value;
          const others = page.value.runs.filter(({ runId }) => runId !== run.runId);
          await store.keepPage(code, { ...page.value, runs: [run, ...others].slice(0, 50) });
        }
      }
      const done = await store.done(seq);
      if (!done.ok) return log.error('A note of a test stays', { fault: done.fault.code });
      if (!this.isOpen) await store.forgetPages();
    }
  }
}

function unknownTester(): Fault {
  return fault('acceptance/link-unknown', 'No tester entered this code here');
}
