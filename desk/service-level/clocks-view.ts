import type { Clock, TicketClocks } from '../../shared/contract/service-level-routes.ts';
import type { VisitorClocks } from '../../shared/contract/visitor-clocks.ts';
import { type ClockReading, isWarned } from '../../shared/domain/service-level/clock.ts';
import { withoutSpans } from '../../shared/domain/service-level/closed-time.ts';
import {
  closesSite,
  closureStateAt,
  enteredClosure,
} from '../../shared/domain/service-level/closure.ts';
import type { Standing } from './service-levels.ts';

const minuteMs = 60_000;

/** Both clocks as the contract carries them. */
export function bothClocks(standing: Standing): Pick<TicketClocks, 'response' | 'resolution'> {
  const { clocks } = standing;
  return {
    response: clockOf(clocks.response, standing),
    resolution: clockOf(clocks.resolution, standing),
  };
}

export function ticketClocks(standing: Standing): TicketClocks {
  return {
    at: textOf(standing.nowMs),
    ...bothClocks(standing),
    pause: standing.pause,
    ...(standing.closures.length === 0 ? {} : { closures: [...standing.closures] }),
  };
}

/** The same clocks for the visitor: moments alone, and no words that were meant for colleagues. */
export function visitorClocks(standing: Standing): VisitorClocks {
  const { clocks, pause } = standing;
  const closure = closureNow(standing);
  const told = ({ state, dueMs, stoppedMs }: ClockReading) =>
    stoppedMs === null ? { late: state === 'breached', dueAt: momentOf(dueMs) } : null;
  return {
    response: told(clocks.response),
    resolution: told(clocks.resolution),
    pause: pause === null ? null : { cause: pause.cause, until: pause.until },
    ...(closure === undefined ? {} : { closure }),
  };
}

/** Why the desk is closed now, and when it opens by its hours and all that it is closed for. */
function closureNow({ closures, siteId, time, nowMs }: Standing): VisitorClocks['closure'] {
  const here = closures.filter((each) => closesSite(each, siteId));
  const closure = here.find((each) => closureStateAt(each, nowMs) === 'lasting');
  if (closure === undefined) return undefined;
  const open = withoutSpans(time, here.map(enteredClosure)).after(nowMs, 1);
  return open === null ? undefined : { cause: closure.cause, opensAt: textOf(open - 1) };
}

function clockOf(reading: ClockReading, { nowMs }: Standing): Clock {
  const { state, targetMinutes, usedMs, dueMs, warnMs, stoppedMs } = reading;
  const leftMs = targetMinutes * minuteMs - usedMs;
  return {
    state,
    targetMinutes,
    usedMinutes: Math.floor(usedMs / minuteMs),
    leftMinutes: Math.ceil(leftMs / minuteMs),
    warned: isWarned(reading, nowMs),
    dueAt: momentOf(dueMs),
    warnAt: momentOf(warnMs),
    stoppedAt: momentOf(stoppedMs),
  };
}

function momentOf(ms: number | null): string | null {
  return ms === null ? null : textOf(ms);
}

function textOf(ms: number): string {
  return new Date(ms).toISOString();
}
