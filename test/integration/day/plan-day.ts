import type { TicketIntake } from '../../../shared/domain/ticket.ts';
import type { Random } from '../../../bench/random.ts';
import { intake } from '../desk-intake.ts';

/** What becomes of a visit. */
export type Fate =
  /** Helped, and it works. */
  | 'helped'
  /** Does not come when called, and not the second time either. */
  | 'does-not-come'
  /** Says that it does not work after the first try. */
  | 'tried-twice'
  /** Begun by one technician, finished by a colleague. */
  | 'handed-over'
  /** Sent on to the people who hand out devices. */
  | 'sent-on'
  /** Closed, and opened again the same day. */
  | 'comes-back';

/** One visitor of the day. */
export interface PlannedVisit {
  readonly atMs: number;
  readonly intake: TicketIntake;
  /** The kiosk sends the same visit so often at once, as after a reply that got lost. */
  readonly sent: number;
  readonly fate: Fate;
  readonly serviceMs: number;
}

/** How many come in each hour after opening, as shares of the day. */
const hours = [14, 12, 10, 8, 6, 10, 12, 10];
const hourMs = 60 * 60_000;
const minuteMs = 60_000;

const fates: readonly { readonly fate: Fate; readonly share: number }[] = [
  { fate: 'helped', share: 76 },
  { fate: 'does-not-come', share: 5 },
  { fate: 'tried-twice', share: 8 },
  { fate: 'handed-over', share: 5 },
  { fate: 'sent-on', share: 3 },
  { fate: 'comes-back', share: 3 },
];
const sorts = [
  { reportType: 'incident', errand: 'problem', share: 80, meanMinutes: 16 },
  { reportType: 'information', errand: 'question', share: 8, meanMinutes: 7 },
  { reportType: 'incident', errand: 'handover', share: 8, meanMinutes: 6 },
  { reportType: 'complaint', errand: 'question', share: 4, meanMinutes: 20 },
] as const;

/** A day's visitors in order of arrival. */
export function planDay(openMs: number, visitors: number, random: Random): PlannedVisit[] {
  const byHour = hours.map((share, hour) => ({ share, hour }));
  const visits = Array.from({ length: visitors }, (): PlannedVisit => {
    const { hour } = random.pick(byHour);
    const atMs = Math.round(openMs + (hour + random.next()) * hourMs);
    const sort = random.pick(sorts);
    const priority = random.pick([
      { share: 1, priority: 2 },
      { share: 3, priority: 3 },
      { share: 6, priority: 4 },
    ] as const).priority;
    const at = new Date(atMs).toISOString();
    return {
      atMs,
      intake: intake({
        startedAt: new Date(atMs - 60_000).toISOString(),
        submittedAt: at,
        reportType: sort.reportType,
        errand: sort.errand,
        assessment: { ...intake().assessment, priority },
      }),
      sent: random.next() < 0.2 ? 3 : 1,
      fate: random.pick(fates).fate,
      serviceMs: random.lognormal(sort.meanMinutes, 0.6) * minuteMs,
    };
  });
  return visits.toSorted((one, other) => one.atMs - other.atMs);
}
