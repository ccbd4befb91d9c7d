import { fault } from '../../shared/base/fault.ts';
import { err, ok } from '../../shared/base/result.ts';
import { mostJargon } from '../../shared/domain/jargon.ts';
import type { DeskContext } from '../desk-context.ts';
import type { DeskHandlers } from '../http/handlers.ts';
import { deleteJargonTerm, jargonTerms, putJargonTerm } from '../store/jargon-store.ts';

type JargonRoutes = 'jargon.list' | 'jargon.put' | 'jargon.delete';

/** The words that visitors do not know. */
export function jargonHandlers({ database }: DeskContext): Pick<DeskHandlers, JargonRoutes> {
  return {
    'jargon.list': async () => ok({ terms: await jargonTerms(database.read) }),
    'jargon.put': ({ params, body }) =>
      database.write(async (db) => {
        const known = await jargonTerms(db);
        const others = known.filter(({ termId }) => termId !== params.termId);
        if (others.length >= mostJargon) {
          return err(fault('input/too-many', `There are ${mostJargon} words already`));
        }
        if (
          others.some((other) => other.locale === body.locale && sameWord(other.term, body.term))
        ) {
          return err(fault('instruction/word-known', 'This word is in the list already'));
        }
        await putJargonTerm(db, { termId: params.termId, ...body });
        return ok({ terms: await jargonTerms(db) });
      }),
    'jargon.delete': ({ params }) =>
      database.write(async (db) => {
        await deleteJargonTerm(db, params.termId);
        return ok({ terms: await jargonTerms(db) });
      }),
  };
}

function sameWord(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
