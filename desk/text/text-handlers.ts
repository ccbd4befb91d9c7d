import { type Fault, fault } from '../../shared/base/fault.ts';
import { type Result, err, ok } from '../../shared/base/result.ts';
import { type StandardText, mostStandardTexts } from '../../shared/domain/standard-text.ts';
import type { DeskContext } from '../desk-context.ts';
import type { DeskHandlers } from '../http/handlers.ts';
import type { Db } from '../store/tables.ts';
import {
  addStandardText,
  changeStandardText,
  forgetStandardText,
  standardTexts,
} from '../store/text-store.ts';

type TextRoutes = 'text.list' | 'text.create' | 'text.change' | 'text.delete';
type Texts = { texts: StandardText[] };

/** Standard texts and macros: leads keep them, everybody takes them. */
export function textHandlers(context: DeskContext): Pick<DeskHandlers, TextRoutes> {
  const { database } = context;
  const told = async (db: Db): Promise<Texts> => ({ texts: [...(await standardTexts(db))] });
  const change = (
    work: (db: Db, known: readonly StandardText[]) => Promise<Result<null, Fault>>,
  ): Promise<Result<Texts, Fault>> =>
    database.write(async (db) => {
      const done = await work(db, await standardTexts(db));
      return done.ok ? ok(await told(db)) : done;
    });

  return {
    'text.list': async () => ok(await told(database.read)),
    'text.create': ({ body }) =>
      change(async (db, known) => {
        if (known.length >= mostStandardTexts) {
          return err(fault('input/too-many', `There are ${mostStandardTexts} texts already`));
        }
        const added = await addStandardText(db, { textId: context.newId(), ...body });
        return added ? ok(null) : err(nameTaken());
      }),
    'text.change': ({ params, body }) =>
      change(async (db, known) => {
        const { textId } = params;
        if (!known.some((each) => each.textId === textId)) return err(unknownText());
        if (known.some((each) => each.textId !== textId && each.name === body.name)) {
          return err(nameTaken());
        }
        const { version: seen, ...words } = body;
        const changed = await changeStandardText(db, { textId, ...words }, seen);
        return changed ? ok(null) : err(changedMeanwhile());
      }),
    'text.delete': ({ params }) =>
      change(async (db, known) => {
        if (!known.some(({ textId }) => textId === params.textId)) return err(unknownText());
        await forgetStandardText(db, params.textId);
        return ok(null);
      }),
  };
}

function unknownText(): Fault {
  return fault('input/invalid', 'There is no such standard text');
}

function changedMeanwhile(): Fault {
  return fault('text/changed-meanwhile', 'Another version of the text was seen than is there');
}

function nameTaken(): Fault {
  return fault('text/name-taken', 'Another standard text has this name');
}
