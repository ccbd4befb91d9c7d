import { err, ok } from '../../shared/base/result.ts';
import { fault } from '../../shared/base/fault.ts';
import type { Elsewhere } from '../../shared/domain/intake-reply.ts';
import type { DeskContext } from '../desk-context.ts';
import { wasToldElsewhere } from '../store/appointment-place-store.ts';
import type { StoredAppointment } from '../store/appointment-store.ts';
import { listSites } from '../store/site-store.ts';
import { happenTo, theDesk } from '../ticket/beside-ticket.ts';

/**
 * Writes in the history of a ticket that its visitor is expected at another site, once: who helps him reads it and
 * can send him on. His appointment stands, and he waits here like anybody. Answers what he is told of it.
 */
export async function noteElsewhere(
  context: DeskContext,
  ticketId: string,
  { siteId, startsAt }: StoredAppointment,
): Promise<Elsewhere | null> {
  const sites = await listSites(context.database.read, context.settings.siteName);
  const site = sites.find((each) => each.siteId === siteId);
  if (site === undefined) return null;
  const elsewhere = { startsAt, site: site.name, where: site.where };
  await happenTo(context, theDesk, ticketId, async (db) =>
    (await wasToldElsewhere(db, ticketId))
      ? err(fault('ticket/changed-meanwhile', 'It is in its history'))
      : ok({
          kind: 'ticket.appointment-elsewhere',
          details: elsewhere,
        }),
  );
  return elsewhere;
}
