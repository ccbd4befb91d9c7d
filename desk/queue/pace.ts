import type { WorkQueue } from '../../shared/domain/report-type.ts';
import type { Skill } from '../../shared/domain/skill.ts';
import type { AtWork } from './closed-desk.ts';
import type { PastCalls } from './past-calls.ts';
import type { PlannedMoment } from './planned-changes.ts';
import type { ServiceTimes } from './service-times.ts';

/** A queue of a site. */
export interface Line {
  readonly queue: WorkQueue;
  readonly siteId?: string | undefined;
}

/** How fast a line is served at one moment. */
export interface Pace extends AtWork {
  readonly times: ServiceTimes;
  readonly calls: PastCalls;
  /** What the roster says of the rest of the day, or of the day of the next opening, soonest first. */
  readonly planned: readonly PlannedMoment[];
  /** Account → what it knows most about; empty where skills are not used. */
  readonly skills: ReadonlyMap<string, readonly Skill[]>;
  /** Ticket → what somebody wrote that it needs. */
  readonly needs: ReadonlyMap<string, Skill | null>;
}
