import { type Fault, fault } from '../../shared/base/fault.ts';
import { type Result, ok } from '../../shared/base/result.ts';
import type { deskContract } from '../../shared/contract/desk-contract.ts';
import { longestHoldMs } from '../../shared/contract/kiosk-request-routes.ts';
import type { RouteInput } from '../../shared/contract/route.ts';
import type { KioskTask } from '../../shared/domain/kiosk-request.ts';
import type { DeskClient } from '../desk/desk-client.ts';
import type { Log } from '../log/log.ts';
import { type BackOff, delayAfter } from '../timing/back-off.ts';
import type { Timer } from '../timing/timer.ts';
import type { CounterWork, Tell } from './counter-work.ts';
import type { HeldDevices } from './held-devices.ts';
import { Job } from './job.ts';

export interface KioskRequestsParts {
  readonly desk: DeskClient;
  readonly timer: Timer;
  readonly random: () => number;
  readonly work: CounterWork;
  readonly held: HeldDevices;
  /** Whether somebody stands before the screen: nothing is done for the counter then. */
  readonly isVisited: () => Promise<Result<boolean, Fault>>;
  readonly log: Log;
}

type Answer = RouteInput<(typeof deskContract)['kiosk.request-answer']>['body'];

const lostDesk: Omit<BackOff, 'random'> = { firstMs: 1000, largestMs: 10_000 };
/** A desk that answers at once and always the same is not asked more often than this. */
const restMs = 1000;
const replyMs = 5000;
/** Enough that no reply which was long under way begins an old request again. */
const rememberedEnds = 64;

/**
 * Fetches what the counter asks of this kiosk and answers it. Each request is worked on once in the
 * life of this process: a second delivery finds it in hand or ended. After a crash the desk delivers
 * again what was not answered; a reading changes nothing, so it is simply done then.
 */
export class KioskRequests {
  private readonly parts: KioskRequestsParts;
  private readonly inHand = new Map<string, Job>();
  private readonly ended: string[] = [];
  /** Ends of the waits that go on now. */
  private readonly waits = new Set<() => void>();
  private polling = new AbortController();
  private isStopped = false;
  private running: Promise<void> = Promise.resolve();
  private readingTurn: Promise<unknown> = Promise.resolve();

  constructor(parts: KioskRequestsParts) {
    this.parts = parts;
  }

  start(): void {
    this.running = this.follow();
  }

  /** A visitor comes first: what is read for the counter stops. */
  visitorCame(): void {
    for (const job of this.inHand.values()) {
      if (job.task.work.kind === 'read-again') job.stop('kiosk/taken-over');
    }
  }

  async stop(): Promise<void> {
    this.isStopped = true;
    for (const end of this.waits) end();
    this.polling.abort();
    for (const job of this.inHand.values()) job.stop('withdrawn');
    this.parts.work.stop();
    this.parts.held.stop();
    await this.running;
  }

  private async follow(): Promise<void> {
    const { desk, log, random } = this.parts;
    let failures = 0;
    while (!this.isStopped) {
      const known = [...this.inHand.keys()];
      this.polling = new AbortController();
      const cancel = this.parts.timer.after(longestHoldMs + replyMs, () => this.polling.abort());
      const reply = await desk.call(
        'kiosk.requests',
        { params: undefined, query: { known: known.join(',') }, body: undefined },
        { signal: this.polling.signal },
      );
      cancel();
      if (this.isStopped) return;
      if (reply.ok) {
        failures = 0;
        this.take(reply.value.requests);
        await this.pause(restMs);
        continue;
      }
      failures += 1;
      if (failures === 1) log.warn('Requests cannot be fetched', { fault: reply.fault.code });
      await this.pause(delayAfter(failures, { ...lostDesk, random }));
    }
  }

  private take(tasks: readonly KioskTask[]): void {
    const open = new Set(tasks.map(({ requestId }) => requestId));
    for (const [requestId, job] of this.inHand) if (!open.has(requestId)) job.stop('withdrawn');
    for (const task of tasks) {
      if (this.inHand.has(task.requestId) || this.ended.includes(task.requestId)) continue;
      const job = new Job(task, this.parts.timer);
      this.inHand.set(task.requestId, job);
      void this.finish(job);
    }
  }

  private async finish(job: Job): Promise<void> {
    const { requestId } = job.task;
    const answer = await this.answerTo(job);
    job.end();
    if (answer !== null) await this.send(requestId, answer);
    this.inHand.delete(requestId);
    this.ended.push(requestId);
    if (this.ended.length > rememberedEnds) this.ended.shift();
  }

  /** What came of it; null when nobody waits for it. */
  private async answerTo(job: Job): Promise<Answer | null> {
    const visited = await this.parts.isVisited();
    if (!visited.ok) return failed(visited.fault);
    if (visited.value) return failed(fault('kiosk/busy', 'A visit is under way'));
    const tell: Tell = async (progress) => {
      const told = await this.parts.desk.call('kiosk.request-progress', {
        params: { requestId: job.task.requestId },
        query: undefined,
        body: { progress },
      });
      // A desk that is away for a moment still wants the answer; only its own word ends the work.
      return told.ok || !isOver(told.fault) ? ok(null) : told;
    };
    const started = await tell('started');
    if (!started.ok) return failed(started.fault);
    const { work } = job.task;
    if (work.kind === 'release-device') {
      const released = await this.parts.held.release(work.deviceId);
      return released.ok ? { outcome: 'released' } : failed(released.fault);
    }
    const readout = await this.inTurn(() => this.parts.work.read(job, work.device, tell));
    return readout.ok ? { outcome: 'read', readout: readout.value } : failed(readout.fault);
  }

  /** One reading for the counter at a time; the next request waits for its turn. */
  private inTurn<T>(run: () => Promise<T>): Promise<T> {
    const turn = this.readingTurn.then(run);
    // Whatever came of it, the next may begin; its own caller hears of a bug.
    this.readingTurn = turn.catch(() => undefined);
    return turn;
  }

  /** Until the desk has it: a reading that was made is worth more than one try. */
  private async send(requestId: string, answer: Answer): Promise<void> {
    for (let failures = 1; !this.isStopped; failures += 1) {
      const sent = await this.parts.desk.call('kiosk.request-answer', {
        params: { requestId },
        query: undefined,
        body: answer,
      });
      if (sent.ok) return;
      const { code } = sent.fault;
      const again =
        code === 'desk/unreachable' || code === 'desk/stopping' || code.startsWith('store/');
      if (!again) {
        this.parts.log.warn('The desk does not take an answer', { fault: code });
        return;
      }
      await this.pause(delayAfter(failures, { ...lostDesk, random: this.parts.random }));
    }
  }

  /** Ends sooner when all of this stops. */
  private async pause(delayMs: number): Promise<void> {
    if (this.isStopped) return;
    const over = Promise.withResolvers<void>();
    const cancel = this.parts.timer.after(delayMs, over.resolve);
    this.waits.add(over.resolve);
    await over.promise;
    this.waits.delete(over.resolve);
    cancel();
  }
}

/** The desk wants no answer to this request any more. */
function isOver({ code }: Fault): boolean {
  return code === 'request/over' || code === 'request/unknown';
}

function failed(why: Fault): Answer | null {
  return isOver(why) ? null : { outcome: 'failed', faultCode: why.code };
}
