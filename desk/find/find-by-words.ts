import { type Found, mostFound } from '../../shared/contract/find-routes.ts';
import { lineOf, titlesOf } from '../store/instruction-row.ts';
import { consumablesById } from '../store/consumable-store.ts';
import { helpingWith } from '../store/published-instruction-store.ts';
import { grantsById } from '../store/right-store.ts';
import { newestInstructions } from '../store/instruction-list-store.ts';
import { peopleById } from '../store/person-store.ts';
import { problemLines } from '../store/problem-store.ts';
import type { DeskDatabase } from '../store/tables.ts';
import { thingsWith } from '../store/thing-words-store.ts';
import { bestFirst } from './best-fit.ts';
import { foundLine, inBoth } from './found-line.ts';

/** The newest that have the words, among which are the best. */
const weighed = 50;
/** An instruction is read whole, because its titles stand in it. */
const weighedInstructions = 20;

/** People of the organisation, by name, staff number or department. */
export async function findPeople(
  database: DeskDatabase,
  words: readonly string[],
): Promise<readonly Found[]> {
  const ids = await thingsWith(database, 'person', words, weighed);
  const people = await peopleById(database.read, ids);
  const names = ({ name }: { readonly name: string }) => ({ names: [name] });
  return bestFirst(people, words, names, mostFound).map(
    ({ personId, name, staffNumber, department }) => ({
      kind: 'person',
      id: personId,
      title: inBoth(name),
      code: null,
      more: foundLine(department === null ? staffNumber : `${staffNumber} · ${department}`),
    }),
  );
}

/** Problems by number, title, description or workaround. */
export async function findProblems(
  database: DeskDatabase,
  words: readonly string[],
): Promise<readonly Found[]> {
  const ids = await thingsWith(database, 'problem', words, weighed);
  const problems = await problemLines(database.read, ids);
  const names = (problem: { readonly number: number; readonly title: string }) => ({
    names: [problem.title, `P-${problem.number}`],
  });
  return bestFirst(problems, words, names, mostFound).map(
    ({ problemId, number, title, state, alike }) => ({
      kind: 'problem',
      id: problemId,
      title: inBoth(title),
      code: state,
      more: `P-${number}`,
      alike,
    }),
  );
}

/** Instructions by all that their newest version says, in any language, or by a finding with which they help. */
export async function findInstructions(
  database: DeskDatabase,
  words: readonly string[],
  findings: readonly string[],
  today: string,
): Promise<readonly Found[]> {
  const { read } = database;
  const [withWords, helping] = await Promise.all([
    thingsWith(database, 'instruction', words, weighedInstructions),
    helpingWith(read, findings, mostFound),
  ]);
  // What helps with a finding that is called so comes after what has the words.
  const ids = [...new Set([...withWords, ...helping])];
  const rows = (await newestInstructions(read, ids)).map((row) => ({
    line: lineOf(row, today),
    title: titlesOf(row.content),
  }));
  const names = ({ title }: { readonly title: Found['title'] }) => ({
    names: [title.nl, title.en],
  });
  return bestFirst(rows, words, names, mostFound).map(({ line, title }) => ({
    kind: 'instruction',
    id: line.instructionId,
    title,
    code: line.state,
    more: '',
  }));
}

/** What is used up, by name, barcode or site. */
export async function findConsumables(
  database: DeskDatabase,
  words: readonly string[],
): Promise<readonly Found[]> {
  const ids = await thingsWith(database, 'consumable', words, weighed);
  const items = await consumablesById(database.read, ids);
  const names = ({ name }: { readonly name: string }) => ({ names: [name] });
  return bestFirst(items, words, names, mostFound).map(({ itemId, name, site }) => ({
    kind: 'consumable',
    id: itemId,
    title: inBoth(name),
    code: null,
    more: foundLine(site),
  }));
}

/** Rights that people hold or held, by holder, staff number, system or role. */
export async function findGrants(
  database: DeskDatabase,
  words: readonly string[],
  today: string,
): Promise<readonly Found[]> {
  const ids = await thingsWith(database, 'grant', words, weighed);
  const grants = await grantsById(database.read, ids);
  const names = ({ holder_name: holder, system }: (typeof grants)[number]) => ({
    names: [holder, system],
  });
  return bestFirst(grants, words, names, mostFound).map((grant) => ({
    kind: 'grant',
    id: grant.grant_id,
    title: inBoth(grant.holder_name),
    code:
      grant.revoked_at !== null || (grant.until_on !== null && grant.until_on < today)
        ? 'over'
        : 'active',
    more: foundLine(`${grant.system} · ${grant.role}`),
  }));
}
