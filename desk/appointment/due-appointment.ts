import {
  appointmentCodeSchema,
  keptEarlyMinutes,
  longestLateMs,
  mayKeep,
} from '../../shared/domain/appointment.ts';
import type { TurnRule } from '../../shared/domain/desk-rules.ts';
import type { Visitor } from '../../shared/domain/person.ts';
import type { QueueItem } from '../../shared/domain/ticket.ts';
import type { DeskContext } from '../desk-context.ts';
import {
  type KnownBy,
  type StoredAppointment,
  openAppointmentsOf,
} from '../store/appointment-store.ts';
import { findPersonByBadge } from '../store/person-store.ts';

const minuteMs = 60_000;
/** So long before its time the code of an appointment says who somebody is, also when he comes for something else. */
const longestEarlyMs = 12 * 60 * minuteMs;

/** A visit as far as that tells which appointment it may be for. */
export type VisitAt = Pick<QueueItem, 'queue' | 'errand' | 'reportType'> & {
  readonly siteId: string;
};

/** What a visit keeps, or would keep at the site where its visitor is expected. */
export interface Due {
  readonly here: StoredAppointment | null;
  readonly elsewhere: StoredAppointment | null;
}

/** Which of the appointments around now a visit may be for, first to begin first. */
export function dueOf(
  around: readonly StoredAppointment[],
  visit: VisitAt,
  rule: TurnRule,
  nowMs: number,
): Due {
  const untilMs = nowMs + keptEarlyMinutes(rule) * minuteMs;
  const due = around.filter(
    (appointment) => Date.parse(appointment.startsAt) <= untilMs && mayKeep(visit, appointment),
  );
  return {
    here: due.find(({ siteId }) => siteId === visit.siteId) ?? null,
    elsewhere: due.find(({ siteId }) => siteId !== visit.siteId) ?? null,
  };
}

/** The appointments of a visitor around now that nobody has come for, first to begin first. */
export async function appointmentsOf(
  context: DeskContext,
  visitor: Visitor,
): Promise<readonly StoredAppointment[]> {
  const by = await knownBy(context, visitor);
  return by === null ? [] : appointmentsAroundNow(context, by);
}

/**
 * A guest is nobody whom we know again. A number that the kiosk could not ask about is the code of an
 * appointment or a badge.
 */
async function knownBy({ database }: DeskContext, visitor: Visitor): Promise<KnownBy | null> {
  if (visitor.kind === 'known') return { personId: visitor.personId };
  if (visitor.kind !== 'unverified') return null;
  const code = appointmentCodeSchema.safeParse(visitor.badgeNumber.toUpperCase());
  if (code.success) return { code: code.data };
  const person = await findPersonByBadge(database.read, visitor.badgeNumber);
  return person === null ? null : { personId: person.personId };
}

/** The appointment around now that has this code, when nobody has come for it. */
export async function appointmentOfCode(
  context: Pick<DeskContext, 'database' | 'clock'>,
  code: string,
): Promise<StoredAppointment | null> {
  const [first] = await appointmentsAroundNow(context, { code });
  return first ?? null;
}

/** Those around now that nobody has come for, first to begin first. */
function appointmentsAroundNow(
  { database, clock }: Pick<DeskContext, 'database' | 'clock'>,
  by: KnownBy,
): Promise<readonly StoredAppointment[]> {
  const nowMs = clock.nowMs();
  return openAppointmentsOf(
    database.read,
    by,
    new Date(nowMs - longestLateMs).toISOString(),
    new Date(nowMs + longestEarlyMs).toISOString(),
  );
}
