import { timestamp } from '../../shared/base/clock.ts';
import { type Fault, fault } from '../../shared/base/fault.ts';
import { type Result, err, ok } from '../../shared/base/result.ts';
import type { Improvement } from '../../shared/domain/management/improvement.ts';
import type { DeskContext } from '../desk-context.ts';
import type { DeskHandlers } from '../http/handlers.ts';
import {
  findImprovement,
  insertImprovement,
  listImprovements,
  updateImprovement,
} from '../store/improvement-store.ts';
import { pageOf } from '../store/register-page.ts';
import { proposeImprovements } from './propose-improvements.ts';

type ImprovementRoutes =
  'improvement.list' | 'improvement.add' | 'improvement.change' | 'improvement.look';

/** What could be better at the desk, and what becomes of it. */
export function improvementHandlers(context: DeskContext): Pick<DeskHandlers, ImprovementRoutes> {
  const { clock, database } = context;
  const found = async (improvementId: string): Promise<Result<Improvement, Fault>> => {
    const improvement = await findImprovement(database.read, improvementId);
    return improvement === null
      ? err(fault('input/invalid', 'There is no such improvement'))
      : ok(improvement);
  };
  return {
    'improvement.list': async ({ query }) => {
      const page = { before: query.before ?? null, limit: query.limit + 1 };
      const listed = await listImprovements(database.read, page);
      const { items, next } = pageOf(listed, query.limit, ({ improvementId }) => improvementId);
      return ok({ improvements: items, next });
    },
    'improvement.add': async ({ body: { title } }) => {
      const improvementId = context.newId();
      const at = timestamp(clock);
      await database.write((db) =>
        insertImprovement(db, { improvementId, title, evidence: null, at }),
      );
      return found(improvementId);
    },
    'improvement.change': async ({ params: { improvementId }, body }) => {
      const at = timestamp(clock);
      await database.write((db) => updateImprovement(db, improvementId, body, at));
      return found(improvementId);
    },
    'improvement.look': async () => ok({ proposed: await proposeImprovements(context) }),
  };
}
