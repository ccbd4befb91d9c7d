import type { Clock } from '../../shared/base/clock.ts';
import { type Fault, fault, faultTraits } from '../../shared/base/fault.ts';
import { type Result, err, ok } from '../../shared/base/result.ts';
import type { IntakeReply } from '../../shared/domain/intake-reply.ts';
import type { TicketIntake } from '../../shared/domain/ticket.ts';
import type { KioskConfig } from '../../shared/domain/kiosk-config.ts';
import type { DeskLink } from '../desk/desk-link.ts';
import type { Log } from '../log/log.ts';
import type { Delivery, DueDelivery, TakeAway } from '../store/outbox-rows.ts';
import type { ExchangeStore } from '../store/exchange-store.ts';
import type { OutboxStore } from '../store/outbox-store.ts';
import type { StepAnswerStore } from '../store/step-answer-store.ts';
import { type BackOff, delayAfter } from '../timing/back-off.ts';
import type { Timer } from '../timing/timer.ts';
import { draftOf } from '../visit/draft.ts';
import { intakeFrom } from '../visit/intake.ts';
import { deliverExchangeRecords } from './exchange-records.ts';
import { deliverPhotos } from './photos.ts';
import { deliverStepAnswers } from './step-answers.ts';
import { localDay } from '../timing/local-day.ts';
import { tellVisit } from './tell-visit.ts';
import { confirmedTakeAway, ownTakeAway } from './take-away.ts';

export interface HandOffParts {
  readonly clock: Clock;
  readonly timer: Timer;
  readonly random: () => number;
  readonly store: OutboxStore;
  readonly exchanges: ExchangeStore;
  readonly answers: StepAnswerStore;
  readonly desk: DeskLink;
  /** Letters of the kiosk's own numbers until the desk says better. */
  readonly fallbackPrefix: string;
  /** How the kiosk is configured now. */
  readonly config: () => KioskConfig;
  /** The desk has a visit whose visitor was given a number without it. */
  readonly onDelivered: (visitId: string) => void;
  readonly log: Log;
}

const backgroundTimeoutMs = 10_000;
const lostDesk: Omit<BackOff, 'random'> = { firstMs: 1000, largestMs: 30_000 };
const refusedTicket: Omit<BackOff, 'random'> = { firstMs: 60_000, largestMs: 600_000 };
const atOnce = 20;

/**
 * Brings every submitted visit to the desk exactly once, and gives the visitor a number that stands.
 *
 * The rule of the number. The intake is built once, at submit, with a number reserved from the
 * kiosk's own range (`kioskCode`), and is the same on every try; `Idempotency-Key` is the visit id.
 * The desk gives its own number on first arrival. When the kiosk has shown its reserved number, which
 * it keeps durably before showing it, every later try carries the header `Balie-Shown-Code: kiosk`,
 * and the desk then sets the ticket's number to `kioskCode`, on first arrival and on a replay alike.
 * So whichever try arrived first, and whichever reply was lost, the number that the visitor holds is
 * the number on the ticket.
 */
export class HandOff {
  private readonly parts: HandOffParts;
  /** Visits whose visitor stands before the screen and waits for a number. */
  private readonly live = new Map<string, Promise<Result<TakeAway, Fault>>>();
  private running: Promise<void> | null = null;
  private again = false;
  private failures = 0;
  private unscrubbed = false;
  private stopped = false;
  private cancel: () => void = () => undefined;

  constructor(parts: HandOffParts) {
    this.parts = parts;
  }

  /**
   * Ends a visit with a number. Asked twice, for example after a lost reply, it answers the same. `disturbances` are
   * those of which its visitor said here that he has them too.
   */
  submit(visitId: string, disturbances: readonly string[] = []): Promise<Result<TakeAway, Fault>> {
    const known = this.live.get(visitId);
    if (known !== undefined) return known;
    const submitting = this.submitOnce(visitId, disturbances).finally(() => {
      this.live.delete(visitId);
      this.kick();
    });
    this.live.set(visitId, submitting);
    return submitting;
  }

  /** Delivers what waits, now. */
  kick(): void {
    if (this.stopped) return;
    this.cancel();
    if (this.running !== null) {
      this.again = true;
      return;
    }
    this.running = this.run().finally(() => {
      this.running = null;
      if (this.again) {
        this.again = false;
        this.kick();
      }
    });
  }

  async stop(): Promise<void> {
    this.stopped = true;
    this.again = false;
    this.cancel();
    await this.running;
    await Promise.allSettled(this.live.values());
  }

  private async submitOnce(
    visitId: string,
    disturbances: readonly string[],
  ): Promise<Result<TakeAway, Fault>> {
    const { store, desk, clock } = this.parts;
    const given = await store.takeAway(visitId);
    if (!given.ok) return given;
    if (given.value !== null) return ok(given.value);
    const delivery = await this.prepare(visitId, disturbances);
    if (!delivery.ok) return delivery;
    const { intake } = delivery.value;
    // Known to be away: no visitor waits for a time-out that is certain.
    if (desk.state.reachable) {
      const reply = await this.send(delivery.value, this.parts.config().deskBudgetMs);
      if (reply.ok) {
        const takeAway = this.confirmed(delivery.value, reply.value);
        this.unscrubbed = true;
        const kept = await store.delivered(takeAway, reply.value.number, clock.nowMs());
        // The desk has the ticket with this number, so it stands even when it cannot be kept here:
        // a later try gets the same reply.
        if (!kept.ok) this.logStore(kept.fault, visitId);
        return ok(takeAway);
      }
      this.parts.log.warn('The desk did not take a ticket in time', {
        fault: reply.fault.code,
        detail: reply.fault.detail,
        visitId,
      });
    }
    if (intake.kioskCode === null) return err(fault('internal/bug', 'An intake has no number'));
    const takeAway = ownTakeAway(intake, intake.kioskCode);
    const kept = await store.showKioskCode(takeAway, clock.nowMs());
    return kept.ok ? ok(takeAway) : kept;
  }

  /** The intake of this visit: built now, or by an earlier try that ended before a number was shown. */
  private async prepare(
    visitId: string,
    disturbances: readonly string[],
  ): Promise<Result<Delivery, Fault>> {
    const { store, clock, desk, fallbackPrefix } = this.parts;
    const waiting = await store.waiting(visitId);
    if (!waiting.ok) return waiting;
    if (waiting.value !== null) {
      return 'damaged' in waiting.value
        ? err(fault('store/failed', 'The stored intake is damaged'))
        : ok(waiting.value);
    }
    const nowMs = clock.nowMs();
    return store.submit({
      visitId,
      nowMs,
      day: localDay(nowMs),
      codePrefix: desk.state.identity?.codePrefix ?? fallbackPrefix,
      build: (visit, kioskCode) => intakeFrom(draftOf(visit), kioskCode, nowMs, disturbances),
    });
  }

  private send(delivery: Delivery, timeoutMs: number): Promise<Result<IntakeReply, Fault>> {
    const headers = {
      'idempotency-key': delivery.visitId,
      'balie-knows': 'appointments',
      ...(delivery.shown === 'kiosk' ? { 'balie-shown-code': 'kiosk' } : {}),
    };
    const send = (body: TicketIntake) =>
      this.parts.desk.call(
        'ticket.create',
        { params: undefined, query: undefined, body },
        { timeoutMs, headers },
      );
    return tellVisit(send, delivery.intake);
  }

  private confirmed(delivery: Delivery, reply: IntakeReply): TakeAway {
    const { intake, shown } = delivery;
    const visitCode =
      shown === 'kiosk' && intake.kioskCode !== null ? intake.kioskCode : reply.visitCode;
    if (visitCode !== reply.visitCode) {
      this.parts.log.error('The desk keeps another number than the visitor holds', {
        visitId: delivery.visitId,
      });
    }
    const { identity, opensAt, closing, away } = this.parts.desk.state;
    return confirmedTakeAway(intake, reply, visitCode, {
      publicUrl: identity?.publicUrl ?? null,
      opensAt,
      closing,
      away,
      nowMs: this.parts.clock.nowMs(),
    });
  }

  private async run(): Promise<void> {
    const { store, desk, clock, log, random } = this.parts;
    const road = { desk, log, stopped: () => this.stopped };
    const trouble =
      (await this.deliverTickets()) ??
      (await deliverPhotos({ store, ...road })) ??
      (await deliverExchangeRecords({ store: this.parts.exchanges, ...road })) ??
      (await deliverStepAnswers({ store: this.parts.answers, ...road })) ??
      (await this.scrub());
    if (trouble !== null) {
      this.failures += 1;
      const delayMs = delayAfter(this.failures, { ...lostDesk, random });
      log.info('Delivery waits', { fault: trouble.code, attempt: this.failures, delayMs });
      this.kickAfter(delayMs);
      return;
    }
    this.failures = 0;
    const next = await store.nextTryAtMs();
    if (next.ok && next.value !== null) {
      this.kickAfter(Math.max(lostDesk.firstMs, next.value - clock.nowMs()));
    }
  }

  private kickAfter(delayMs: number): void {
    if (this.stopped) return;
    this.cancel = this.parts.timer.after(delayMs, () => {
      this.kick();
    });
  }

  /** Oldest first. Answers the fault that ended the round, or null when nothing is due any more. */
  private async deliverTickets(): Promise<Fault | null> {
    const { store, clock } = this.parts;
    for (;;) {
      const due = await store.due(clock.nowMs(), refusedTicket.largestMs, atOnce);
      if (!due.ok) return due.fault;
      const mine = due.value.filter((one) => !this.live.has(one.visitId));
      if (mine.length === 0 || this.stopped) return null;
      for (const delivery of mine) {
        const trouble = await this.deliver(delivery);
        if (trouble !== null) return trouble;
      }
    }
  }

  /** Takes what was delivered out of the file's journal too. */
  private async scrub(): Promise<Fault | null> {
    if (!this.unscrubbed) return null;
    const scrubbed = await this.parts.store.scrub();
    if (!scrubbed.ok) return scrubbed.fault;
    this.unscrubbed = false;
    return null;
  }

  private async deliver(delivery: DueDelivery): Promise<Fault | null> {
    const { store, clock, log } = this.parts;
    const { visitId, attempts } = delivery;
    if ('damaged' in delivery) {
      log.error('A waiting ticket is damaged', { fault: 'store/failed', visitId });
      return this.putOff(visitId, attempts);
    }
    const reply = await this.send(delivery, backgroundTimeoutMs);
    if (reply.ok) {
      const takeAway = this.confirmed(delivery, reply.value);
      this.unscrubbed = true;
      const kept = await store.delivered(takeAway, reply.value.number, clock.nowMs());
      if (!kept.ok) return kept.fault;
      this.parts.onDelivered(visitId);
      return null;
    }
    if (faultTraits[reply.fault.code].retry) return reply.fault;
    // One ticket that the desk refuses must not hold up those behind it; it is never dropped.
    log.error('The desk refused a ticket', {
      fault: reply.fault.code,
      detail: reply.fault.detail,
      visitId,
      attempt: attempts + 1,
    });
    return this.putOff(visitId, attempts);
  }

  private async putOff(visitId: string, attempts: number): Promise<Fault | null> {
    const { store, clock, random } = this.parts;
    const delayMs = delayAfter(attempts + 1, { ...refusedTicket, random });
    const put = await store.putOff(visitId, clock.nowMs() + delayMs);
    return put.ok ? null : put.fault;
  }

  private logStore(trouble: Fault, visitId: string): void {
    this.parts.log.error('A delivered ticket cannot be kept', {
      fault: trouble.code,
      detail: trouble.detail,
      visitId,
    });
  }
}
