import type { Role } from '../../../shared/contract/desk-contract.ts';
import { type Ticket, ticketSchema } from '../../../shared/domain/ticket.ts';
import type { Random } from '../../../bench/random.ts';
import { emptyDetails } from '../../../shared/domain/report-details.ts';
import type { WorkQueue } from '../../../shared/domain/report-type.ts';
import type { DeskVisitor } from '../desk-visitor.ts';
import type { PlannedVisit } from './plan-day.ts';
import type { WatchedClocks } from './watched-clocks.ts';

/** What a technician needs to know of the day around him. */
export interface Surroundings {
  readonly nowMs: () => number;
  readonly watch: WatchedClocks;
  readonly random: Random;
  readonly visitOf: (ticketId: string) => PlannedVisit;
  readonly colleagueOf: (technician: DayTechnician) => DayTechnician;
  /** A ticket that is his from now on, work already begun. */
  readonly give: (to: DayTechnician, ticket: Ticket) => void;
  readonly finished: (ticketId: string) => void;
}

interface Work {
  readonly ticket: Ticket;
  readonly visit: PlannedVisit;
  readonly untilMs: number;
  readonly tries: number;
}

const callMs = 40_000;
/** Who hears that nobody waits does not press again at once. */
const idleMs = 45_000;
const closeMs = 20_000;

/** One technician of the day: calls, works, hands over, resolves, asks, closes, and has lunch. */
export class DayTechnician {
  readonly #visitor: DeskVisitor;
  readonly #around: Surroundings;
  readonly #queues: readonly WorkQueue[];
  readonly #lunchMs: { readonly from: number; readonly until: number };
  readonly accountId: string;
  readonly #given: Ticket[] = [];
  #work: Work | null = null;
  #idleUntilMs = 0;
  /** Requests that a colleague was faster with. */
  lostRaces = 0;

  constructor(
    visitor: DeskVisitor,
    accountId: string,
    role: Role,
    lunchMs: { readonly from: number; readonly until: number },
    around: Surroundings,
  ) {
    this.#visitor = visitor;
    this.accountId = accountId;
    this.#lunchMs = lunchMs;
    this.#around = around;
    this.#queues = [
      'advice',
      'device-operations',
      ...(role === 'technician' ? [] : (['confidential'] as const)),
    ];
  }

  get isFree(): boolean {
    return this.#work === null && this.#given.length === 0;
  }

  take(ticket: Ticket): void {
    this.#given.push(ticket);
  }

  /** Does what is to be done at this moment, if anything. */
  async act(): Promise<void> {
    const nowMs = this.#around.nowMs();
    if (this.#work === null) {
      const given = this.#given.shift();
      if (given !== undefined) this.#serve(given, 2);
      else if (nowMs >= this.#idleUntilMs && !this.#hasLunch(nowMs)) await this.#call();
      return;
    }
    if (nowMs < this.#work.untilMs) return;
    const { ticket } = this.#work;
    if (ticket.item.status === 'called') await this.#meet(this.#work);
    else if (ticket.item.status === 'in-progress') await this.#finishTry(this.#work);
    else await this.#conclude(this.#work);
  }

  #hasLunch(nowMs: number): boolean {
    return nowMs >= this.#lunchMs.from && nowMs < this.#lunchMs.until;
  }

  /** Mostly the next; now and then somebody from the list, whom a colleague may be calling as well. */
  async #call(): Promise<void> {
    const answer =
      this.#around.random.next() < 0.15
        ? await this.#callFromList()
        : await this.#visitor.ask('queue.next', { body: { queues: [...this.#queues] } });
    if (answer === null || answer.status === 404) {
      this.#idleUntilMs = this.#around.nowMs() + idleMs;
      return;
    }
    if (answer.status === 409) {
      this.lostRaces += 1;
      return;
    }
    if (answer.status !== 200) throw new Error(`A call answered ${answer.status}`);
    this.#wait(ticketSchema.parse(answer.body), callMs, 0);
  }

  async #callFromList() {
    const { items } = await this.#visitor.call('queue.get', {});
    const first = items.find(({ status, assignee }) => status === 'waiting' && assignee === null);
    if (first === undefined) return null;
    const { ticketId, version } = first;
    return this.#visitor.ask('ticket.call', { params: { ticketId }, body: { version } });
  }

  async #meet({ ticket, visit }: Work): Promise<void> {
    const target = this.#target(ticket);
    if (visit.fate !== 'does-not-come') {
      this.#around.watch.began(ticket.item.ticketId, this.#around.nowMs());
      this.#serve(await this.#visitor.call('ticket.start', target), 1);
      return;
    }
    const calls = ticket.history.filter(({ kind }) => kind === 'ticket.called').length;
    if (calls < 2) {
      this.#wait(await this.#visitor.call('ticket.call', target), callMs, 0);
      return;
    }
    const body = { ...target.body, reason: 'Kwam niet, twee keer geroepen' };
    await this.#visitor.call('ticket.cancel', { ...target, body });
    this.#done(ticket);
  }

  async #finishTry(work: Work): Promise<void> {
    const { ticket, visit, tries } = work;
    const target = this.#target(ticket);
    if (visit.fate === 'handed-over' && tries === 1) {
      const colleague = this.#around.colleagueOf(this);
      const body = {
        ...target.body,
        to: { kind: 'account', accountId: colleague.accountId } as const,
        reason: 'Weet hier meer van',
      };
      const handed = await this.#visitor.call('ticket.hand-over', { ...target, body });
      this.#work = null;
      this.#around.give(colleague, handed);
      return;
    }
    if (visit.fate === 'sent-on' && ticket.item.queue === 'advice') {
      const body = {
        ...target.body,
        to: { kind: 'queue', queue: 'device-operations' } as const,
        reason: 'Krijgt een ander toestel',
      };
      await this.#visitor.call('ticket.hand-over', { ...target, body });
      this.#work = null;
      return;
    }
    const resolved = await this.#visitor.call('ticket.resolve', {
      ...target,
      body: {
        ...target.body,
        cause: 'Gevonden',
        solution: 'Verholpen',
        closingCode: 'solved',
      },
    });
    this.#around.watch.resolved(ticket.item.ticketId, this.#around.nowMs());
    this.#wait(resolved, closeMs, tries);
  }

  async #conclude({ ticket, visit, tries }: Work): Promise<void> {
    const fails = visit.fate === 'tried-twice' && tries === 1;
    const target = this.#target(ticket);
    const verified = await this.#visitor.call('ticket.verify', {
      ...target,
      body: { ...target.body, verification: fails ? 'does-not-work' : 'works' },
    });
    if (fails) {
      this.#around.watch.openAgain(ticket.item.ticketId, this.#around.nowMs());
      this.#serve(verified, 2);
      return;
    }
    const closed = await this.#close(verified);
    const before = closed.history.filter(({ kind }) => kind === 'ticket.reopened').length;
    if (visit.fate === 'comes-back' && before === 0) {
      const again = this.#target(closed);
      await this.#visitor.call('ticket.reopen', {
        ...again,
        body: { ...again.body, reason: 'Het begon opnieuw' },
      });
      this.#around.watch.openAgain(ticket.item.ticketId, this.#around.nowMs());
      this.#work = null;
      return;
    }
    this.#done(closed);
  }

  /** By the rule of the type: an answer may go to the knowledge base, a complaint has had its reply. */
  async #close(ticket: Ticket): Promise<Ticket> {
    const { reportType } = ticket.item;
    const replied =
      reportType === 'complaint'
        ? await this.#visitor.call('ticket.details', {
            params: this.#target(ticket).params,
            body: {
              version: ticket.item.version,
              details: {
                ...emptyDetails('complaint'),
                owner: 'Leiding',
                replyBy: ticket.item.arrivedAt,
                reply: 'We letten er voortaan op.',
              },
              forWhom: null,
              reason: 'Antwoord gegeven',
            },
          })
        : ticket;
    const target = this.#target(replied);
    const said = reportType === 'information' ? { knowledgeCandidate: false } : {};
    return this.#visitor.call('ticket.close', { ...target, body: { ...target.body, ...said } });
  }

  #target({ item }: Ticket) {
    return { params: { ticketId: item.ticketId }, body: { version: item.version } };
  }

  #serve(ticket: Ticket, tries: number): void {
    const visit = this.#around.visitOf(ticket.item.ticketId);
    this.#wait(ticket, visit.serviceMs, tries);
  }

  #wait(ticket: Ticket, forMs: number, tries: number): void {
    const visit = this.#around.visitOf(ticket.item.ticketId);
    this.#work = { ticket, visit, untilMs: this.#around.nowMs() + forMs, tries };
  }

  #done(ticket: Ticket): void {
    this.#work = null;
    this.#around.finished(ticket.item.ticketId);
  }
}
