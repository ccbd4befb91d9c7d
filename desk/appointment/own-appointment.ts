import type { StatusPage } from '../../shared/contract/visitor-routes.ts';
import { isOver } from '../../shared/domain/appointment.ts';
import { turnRuleOf } from '../../shared/domain/desk-rules.ts';
import { type Site, siteIdOf } from '../../shared/domain/site.ts';
import { isTicketOver } from '../../shared/domain/ticket-over.ts';
import type { DeskContext } from '../desk-context.ts';
import { rulesNow } from '../desk-rules/chosen-rules.ts';
import { closedAppointmentsOf } from '../store/closed-appointment-store.ts';
import { closuresSince } from '../store/closure-store.ts';
import type { StoredTicket } from '../ticket/stored-ticket.ts';
import { appointmentsOf, dueOf } from './due-appointment.ts';
import { closureOf, isStillSo } from './in-closure.ts';

type Own = NonNullable<StatusPage['ownAppointment']>;

/**
 * What a visitor reads of the first appointment of his that falls or fell into a closure, until it is over; else of
 * one that his visit would keep at another site than where it is.
 */
export async function ownAppointment(
  context: DeskContext,
  ticket: Pick<StoredTicket, 'item' | 'document' | 'personId'>,
  sites: readonly Site[],
): Promise<Pick<StatusPage, 'ownAppointment'>> {
  const open = sites.filter(({ active }) => active);
  const own =
    (await closedOne(context, ticket.personId)) ??
    (open.length < 2 ? null : await oneElsewhere(context, ticket));
  if (own === null) return {};
  const { siteId, ...told } = own;
  const site = open.length < 2 ? undefined : sites.find((each) => each.siteId === siteId);
  return {
    ownAppointment:
      site === undefined ? told : { ...told, site: { name: site.name, where: site.where } },
  };
}

async function closedOne(
  { database, clock }: DeskContext,
  personId: string | null,
): Promise<(Own & { readonly siteId: string }) | null> {
  if (personId === null) return null;
  const nowMs = clock.nowMs();
  const found = await closedAppointmentsOf(database.read, personId);
  const first = found.find(({ appointment }) => !isOver(appointment, nowMs));
  if (first === undefined) return null;
  const { appointment, toldOf } = first;
  const { startsAt, siteId } = appointment;
  const closures = await closuresSince(database.read, new Date(nowMs).toISOString());
  const closure = closureOf(appointment, closures);
  if (closure !== undefined) return { startsAt, siteId, state: 'closed', closedBy: closure.cause };
  return { startsAt, siteId, state: isStillSo(toldOf, appointment) ? 'open-again' : 'moved' };
}

async function oneElsewhere(
  context: DeskContext,
  { item, document }: Pick<StoredTicket, 'item' | 'document'>,
): Promise<(Own & { readonly siteId: string }) | null> {
  if (item.appointmentAt !== null || isTicketOver(item.status)) return null;
  const around = await appointmentsOf(context, document.visitor);
  if (around.length === 0) return null;
  const rule = turnRuleOf(await rulesNow(context));
  const visit = { ...item, siteId: siteIdOf(item) };
  const { here, elsewhere } = dueOf(around, visit, rule, context.clock.nowMs());
  if (here !== null || elsewhere === null) return null;
  return { startsAt: elsewhere.startsAt, siteId: elsewhere.siteId, state: 'elsewhere' };
}
