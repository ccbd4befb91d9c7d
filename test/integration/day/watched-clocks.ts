import type { TicketClocks } from '../../../shared/contract/service-level-routes.ts';
import type { ServiceTerms } from '../../../shared/domain/service-level/terms.ts';

const minuteMs = 60_000;
/** The Netherlands in winter; the played day is in November. */
const aheadOfUtcMs = 60 * minuteMs;

interface Watched {
  readonly cameMs: number;
  startedMs: number | null;
  /** When it was open, as whoever did it saw on his own watch. */
  readonly open: { readonly fromMs: number; untilMs: number | null }[];
}

/**
 * What both clocks of each ticket should say, kept by a watch beside the desk: each move is noted when it
 * is made, and minutes are counted one by one.
 */
export class WatchedClocks {
  readonly #tickets = new Map<string, Watched>();

  came(ticketId: string, atMs: number): void {
    this.#tickets.set(ticketId, {
      cameMs: atMs,
      startedMs: null,
      open: [{ fromMs: atMs, untilMs: null }],
    });
  }

  began(ticketId: string, atMs: number): void {
    this.#of(ticketId).startedMs ??= atMs;
  }

  resolved(ticketId: string, atMs: number): void {
    const last = this.#of(ticketId).open.at(-1);
    if (last !== undefined) last.untilMs ??= atMs;
  }

  openAgain(ticketId: string, atMs: number): void {
    this.#of(ticketId).open.push({ fromMs: atMs, untilMs: null });
  }

  /** What of the desk's clocks differs from the watch; empty when nothing does. */
  differences(ticketId: string, told: TicketClocks, terms: ServiceTerms): readonly string[] {
    const { cameMs, startedMs, open } = this.#of(ticketId);
    const response = startedMs === null ? null : counted(cameMs, startedMs, terms);
    const resolution = open.reduce(
      (sum, { fromMs, untilMs }) => sum + counted(fromMs, untilMs ?? fromMs, terms),
      0,
    );
    return [
      ...(response === null ? [] : differing('response', told.response, response)),
      ...(told.resolution.state === 'cancelled'
        ? []
        : differing('resolution', told.resolution, resolution)),
    ].map((words) => `${ticketId}: ${words}`);
  }

  #of(ticketId: string): Watched {
    const watched = this.#tickets.get(ticketId);
    if (watched === undefined) throw new Error(`Nobody came for ticket ${ticketId}`);
    return watched;
  }
}

function differing(
  name: string,
  told: TicketClocks['response'],
  usedMs: number,
): readonly string[] {
  const minutes = Math.floor(usedMs / minuteMs);
  const state = usedMs > told.targetMinutes * minuteMs ? 'breached' : 'met';
  const right = told.usedMinutes === minutes && told.state === state;
  return right
    ? []
    : [
        `${name} is ${told.state} after ${told.usedMinutes}, the watch says ${state} after ${minutes}`,
      ];
}

/** Milliseconds between two moments of a Wednesday while the desk was open. */
function counted(fromMs: number, untilMs: number, { calendar }: ServiceTerms): number {
  const opening = calendar.week.wednesday;
  if (opening === null) return 0;
  const midnight = Math.floor((fromMs + aheadOfUtcMs) / (24 * 60 * minuteMs)) * 24 * 60 * minuteMs;
  const at = (time: string) => {
    const [hours = 0, minutes = 0] = time.split(':').map(Number);
    return midnight - aheadOfUtcMs + (hours * 60 + minutes) * minuteMs;
  };
  return Math.max(0, Math.min(untilMs, at(opening.until)) - Math.max(fromMs, at(opening.from)));
}
