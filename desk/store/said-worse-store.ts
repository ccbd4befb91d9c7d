import { worseSchema } from '../../shared/domain/earlier-answer.ts';
import { ticketEventSchema } from '../../shared/domain/ticket.ts';
import type { SaidWorse } from '../../shared/domain/worse-on-page.ts';
import { storedJson } from './stored-json.ts';
import type { Db } from './tables.ts';

const detailsSchema = storedJson(ticketEventSchema.shape.details);

/** What the visitor of a ticket said of how it got worse, at a kiosk, the counter and on his page, in order. */
export async function saidWorse(db: Db, ticketId: string): Promise<readonly SaidWorse[]> {
  const rows = await db
    .selectFrom('event')
    .select(['kind', 'details'])
    .where('ticket_id', '=', ticketId)
    .where('kind', 'in', [
      'ticket.got-worse',
      'ticket.joined',
      'ticket.verified',
      'ticket.reopened',
    ])
    .orderBy('event_id')
    .execute();
  return rows.flatMap(({ kind, details }) => {
    const worse = worseSchema.safeParse(detailsSchema.parse(details)['worse']);
    const said = worse.success ? [worse.data] : [];
    return kind === 'ticket.reopened' ? [null, ...said] : said;
  });
}
