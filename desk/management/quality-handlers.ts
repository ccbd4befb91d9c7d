import { randomInt } from 'node:crypto';
import { timestamp } from '../../shared/base/clock.ts';
import { type Fault, fault } from '../../shared/base/fault.ts';
import { type Result, err, ok } from '../../shared/base/result.ts';
import { drawSample, type Sample } from '../../shared/domain/management/quality-sample.ts';
import type { WorkQueue } from '../../shared/domain/report-type.ts';
import type { DeskContext } from '../desk-context.ts';
import type { DeskHandlers } from '../http/handlers.ts';
import { spanOf } from '../priority/day-span.ts';
import { queuesOf } from '../queue/visibility.ts';
import {
  closedTickets,
  handlerOf,
  insertSample,
  listSamples,
  writeReview,
} from '../store/quality-store.ts';
import { pageOf } from '../store/register-page.ts';

type QualityRoutes = 'quality.list' | 'quality.draw' | 'quality.review';

const parts = 2 ** 32;
const random = () => randomInt(parts) / parts;

/** Closed tickets that are drawn at random and read by somebody else than who solved them. */
export function qualityHandlers(context: DeskContext): Pick<DeskHandlers, QualityRoutes> {
  const { clock, database } = context;
  const sampleOf = async (
    sampleId: string,
    queues: readonly WorkQueue[],
  ): Promise<Result<Sample, Fault>> => {
    const [sample] = await listSamples(database.read, { only: sampleId }, queues);
    return sample === undefined
      ? err(fault('input/invalid', 'There is no such sample'))
      : ok(sample);
  };
  return {
    'quality.list': async ({ query }, { session }) => {
      const page = { before: query.before ?? null, limit: query.limit + 1 };
      const found = await listSamples(database.read, page, queuesOf(session.role));
      const { items, next } = pageOf(found, query.limit, ({ sampleId }) => sampleId);
      return ok({ samples: items, next });
    },
    'quality.draw': async ({ body: { from, until, size } }, { session }) => {
      const queues = queuesOf(session.role);
      const span = spanOf({ from, until }, context.settings.timeZone);
      const tickets = await closedTickets(database.read, span, queues);
      if (tickets.length === 0) {
        return err(fault('quality/nothing-closed', 'No ticket was closed on these days'));
      }
      const sampleId = context.newId();
      const drawn = drawSample(tickets, size, random);
      const head = { sampleId, from, until, drawnAt: timestamp(clock), drawnBy: session.name };
      await database.write((db) => insertSample(db, head, drawn));
      return sampleOf(sampleId, queues);
    },
    'quality.review': async ({ params, body }, { session }) => {
      const queues = queuesOf(session.role);
      const sample = await sampleOf(params.sampleId, queues);
      if (!sample.ok) return sample;
      if (sample.value.tickets.every(({ ticketId }) => ticketId !== params.ticketId)) {
        return err(fault('ticket/unknown', 'This ticket is not in the sample'));
      }
      const written = await database.write(async (db): Promise<Result<null, Fault>> => {
        const handledBy = await handlerOf(db, params.sampleId, params.ticketId);
        if (handledBy === session.accountId) {
          return err(fault('quality/own-work', 'Nobody reviews what he handled himself'));
        }
        await writeReview(db, params, { ...body, by: session.name, at: timestamp(clock) });
        return ok(null);
      });
      return written.ok ? sampleOf(params.sampleId, queues) : written;
    },
  };
}
