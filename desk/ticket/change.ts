import type { PriorityMatrix, Scale } from '../../shared/domain/priority.ts';
import type { ClosingWords } from '../../shared/domain/closing.ts';
import type { ForWhom, ReportDetails } from '../../shared/domain/report-details.ts';
import type { ReportType, WorkQueue } from '../../shared/domain/report-type.ts';
import type {
  Resolution,
  TicketEvent,
  TicketMove,
  Verification,
} from '../../shared/domain/ticket.ts';
import type { Skill } from '../../shared/domain/skill.ts';
import type { StoredTicket } from './stored-ticket.ts';

/** Everything that somebody can do with a ticket. */
export type TicketChange =
  /** `passedFor`: others who came before needed another skill than this one. */
  | { readonly type: 'call'; readonly passedFor?: Skill | null }
  | { readonly type: 'start' }
  | { readonly type: 'return-to-queue'; readonly reason: string }
  | { readonly type: 'hold'; readonly until: string; readonly reason: string }
  | { readonly type: 'no-show'; readonly until: string; readonly callsNeeded: number }
  | { readonly type: 'back-in-queue' }
  | {
      readonly type: 'hand-over';
      readonly to:
        | { readonly kind: 'account'; readonly colleague: Colleague }
        | { readonly kind: 'queue'; readonly queue: WorkQueue };
      readonly reason: string;
    }
  /** `told` are the accounts that sit where the visitor is sent. */
  | {
      readonly type: 'transfer';
      readonly to: {
        readonly siteId: string;
        readonly siteName: string;
        readonly counter: string | null;
      };
      readonly fromSiteName: string;
      readonly told: readonly string[];
      readonly reason: string;
    }
  | { readonly type: 'note'; readonly words: string; readonly mentions?: readonly string[] }
  | { readonly type: 'write-message'; readonly words: string }
  | { readonly type: 'accept-priority' }
  | {
      readonly type: 'change-priority';
      readonly impact: Scale;
      readonly urgency: Scale;
      readonly argument: string;
    }
  | ({ readonly type: 'resolve' } & Readonly<Resolution>)
  | { readonly type: 'verify'; readonly verification: Verification }
  | ({ readonly type: 'close' } & ClosingWords)
  | {
      readonly type: 'change-report-type';
      readonly reportType: ReportType;
      readonly reason: string;
    }
  | {
      readonly type: 'change-details';
      readonly details: ReportDetails;
      readonly forWhom: ForWhom | null;
      readonly reason: string;
    }
  | {
      readonly type: 'reopen';
      readonly reason: string;
      /** Its visitor is not here to be called: whoever had it goes on with it. */
      readonly fromAfar?: boolean;
    }
  /** Its visitor goes home: it is solved without help. */
  | { readonly type: 'withdraw' }
  /** Its visitor goes home and comes another time, behind whoever waits then. */
  | { readonly type: 'leave'; readonly until: string }
  /** Without a reason in words: he did not come and his time is over. */
  | { readonly type: 'cancel'; readonly reason: string | null };

/** Somebody to whom a ticket is handed. */
export interface Colleague {
  readonly accountId: string;
  readonly name: string;
  /** Where he was last seen to call visitors. */
  readonly counter: string | null;
}

/** Who changes a ticket, and where. */
export interface ChangedBy {
  /** Null for the visitor himself and for the desk. */
  readonly accountId: string | null;
  readonly name: string;
  readonly counter: string | null;
}

/** Who does it, where and when. */
export interface ChangeContext extends ChangedBy {
  readonly at: string;
  /** The promise to somebody who waits again. */
  readonly promisedAt: string;
  /** What impact and urgency come to here. */
  readonly matrix: PriorityMatrix;
  /** From when somebody who waits again counts as arrived. */
  readonly arrivedAt: string;
}

/** A changed ticket and what its history says of the change. */
export interface Changed {
  readonly ticket: StoredTicket;
  readonly kind: TicketEvent['kind'];
  readonly words: string | null;
  readonly details: TicketEvent['details'];
}

/** The moves of the state table that a change needs; a note, a message or a priority needs none. */
export const moveOf: Readonly<Record<TicketChange['type'], TicketMove | null>> = {
  call: 'call',
  start: 'start',
  'return-to-queue': 'return-to-queue',
  hold: 'hold',
  'no-show': 'no-show',
  'back-in-queue': 'back-in-queue',
  'hand-over': 'hand-over',
  transfer: 'hand-over',
  note: null,
  'write-message': null,
  'accept-priority': null,
  'change-priority': null,
  'change-report-type': null,
  'change-details': null,
  resolve: 'resolve',
  verify: 'verify',
  close: 'close',
  reopen: 'reopen',
  // Whoever may be signed off may go.
  withdraw: 'cancel',
  leave: 'cancel',
  cancel: 'cancel',
};
