import { type Found, mostFound } from '../../shared/contract/find-routes.ts';
import type { StandardText } from '../../shared/domain/standard-text.ts';
import { listDisturbances } from '../store/disturbance-store.ts';
import { listKiosks } from '../store/kiosk-store.ts';
import { newestProcedures } from '../store/procedure-store.ts';
import type { Db } from '../store/tables.ts';
import { standardTexts } from '../store/text-store.ts';
import { type Weighed, bestFirst, fits } from './best-fit.ts';
import { inBoth } from './found-line.ts';

/** Procedures, texts and disturbances are two hundred at most, kiosks some hundreds: they are looked through. */
function fitting<T>(
  things: readonly T[],
  words: readonly string[],
  weighedOf: (thing: T) => Weighed,
): readonly T[] {
  const found = things.filter((thing) => fits(weighedOf(thing), words));
  return bestFirst(found, words, weighedOf, mostFound);
}

/** By their titles and steps in both languages. */
export async function findProcedures(db: Db, words: readonly string[]): Promise<readonly Found[]> {
  const procedures = await newestProcedures(db);
  return fitting(procedures, words, ({ content: { title, steps } }) => ({
    names: [title.nl, title.en],
    also: steps.map((step) => `${step.title.nl} ${step.title.en}`).join(' '),
  })).map(({ procedureId, state, content: { title } }) => ({
    kind: 'procedure',
    id: procedureId,
    title,
    code: state,
    more: '',
  }));
}

/** Those that their page shows. */
export async function findDisturbances(
  db: Db,
  words: readonly string[],
): Promise<readonly Found[]> {
  const disturbances = await listDisturbances(db);
  return fitting(disturbances, words, ({ title, text }) => ({
    names: [title.nl, title.en],
    also: `${text.nl} ${text.en}`,
  })).map(({ disturbanceId, title, state }) => ({
    kind: 'disturbance',
    id: disturbanceId,
    title,
    code: state,
    more: '',
  }));
}

/** Standard texts and macros, by name and by what they say. */
export async function findTexts(db: Db, words: readonly string[]): Promise<readonly Found[]> {
  return fitting(await standardTexts(db), words, ({ name, content }) => ({
    names: [name],
    also: wordsOf(content),
  })).map(({ textId, name, content }) => ({
    kind: 'text',
    id: textId,
    title: inBoth(name),
    code: content.kind,
    more: '',
  }));
}

function wordsOf(content: StandardText['content']): string {
  const said =
    content.kind === 'macro'
      ? [content.note, content.message, content.resolve?.cause, content.resolve?.solution]
      : [content.words];
  return said
    .flatMap((words) => (words === null || words === undefined ? [] : [words.nl, words.en]))
    .join(' ');
}

export async function findKiosks(db: Db, words: readonly string[]): Promise<readonly Found[]> {
  return fitting(await listKiosks(db), words, ({ name }) => ({ names: [name] })).map(
    ({ kioskId, name }) => ({
      kind: 'kiosk',
      id: kioskId,
      title: inBoth(name),
      code: null,
      more: '',
    }),
  );
}
