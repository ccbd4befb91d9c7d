import type { ClockReading, TicketClocks } from '../../shared/domain/service-level/clock.ts';
import { isWarned } from '../../shared/domain/service-level/clock.ts';
import { spanOf } from '../../shared/domain/service-level/pause.ts';
import type { ClockMark, ClockWatch } from '../store/clock-store.ts';
import type { Standing } from './service-levels.ts';

/** A due moment that is further away than any calendar reaches. */
const neverDue = '9999-12-31T23:59:59.999Z';

/** What the desk remembers of a standing: how pressing it is, and when to look again. */
export function watchOf(ticketId: string, standing: Standing): ClockWatch {
  const { nowMs, pause } = standing;
  const going = goingClocks(standing.clocks);
  const dueMs = going.flatMap((clock) => (clock.dueMs === null ? [] : [clock.dueMs]));
  const next = [
    ...going.flatMap(({ warnMs }) => (warnMs === null ? [] : [warnMs])),
    // At its due moment a clock is still in time.
    ...dueMs.map((ms) => ms + 1),
    ...(pause === null ? [] : [spanOf(pause).untilMs]),
  ].filter((ms) => ms > nowMs);
  return {
    ticket_id: ticketId,
    state: stateOf(going, nowMs),
    due_at: dueMs.length === 0 ? neverDue : new Date(Math.min(...dueMs)).toISOString(),
    next_at:
      going.length === 0 || next.length === 0 ? null : new Date(Math.min(...next)).toISOString(),
  };
}

/** What there is to tell of a standing, told or not. */
export function tidingsOf(
  standing: Standing,
): readonly Pick<ClockMark, 'clock' | 'mark' | 'target_minutes'>[] {
  return (['response', 'resolution'] as const).flatMap((clock) => {
    const reading = standing.clocks[clock];
    const mark =
      reading.state === 'breached'
        ? 'breached'
        : isWarned(reading, standing.nowMs)
          ? 'warned'
          : null;
    return mark === null ? [] : [{ clock, mark, target_minutes: reading.targetMinutes }];
  });
}

/** The clocks that have not stopped. */
function goingClocks({ response, resolution }: TicketClocks): readonly ClockReading[] {
  return [response, resolution].filter(({ stoppedMs }) => stoppedMs === null);
}

function stateOf(going: readonly ClockReading[], nowMs: number): ClockWatch['state'] {
  if (going.length === 0) return 'ended';
  if (going.some(({ state }) => state === 'breached')) return 'breached';
  if (going.some(({ state }) => state === 'paused')) return 'paused';
  return going.some((clock) => isWarned(clock, nowMs)) ? 'warned' : 'running';
}
