import { type Found, mostFound } from '../../shared/contract/find-routes.ts';
import type { StandardText } from '../../shared/domain/standard-text.ts';
import { listAccounts } from '../store/account-store.ts';
import { allGroups, allSuppliers } from '../store/escalation-store.ts';
import { listSites } from '../store/site-store.ts';
import { listDisturbances } from '../store/disturbance-store.ts';
import { listKiosks } from '../store/kiosk-store.ts';
import { newestProcedures } from '../store/procedure-store.ts';
import type { Db } from '../store/tables.ts';
import { standardTexts } from '../store/text-store.ts';
import { type Weighed, bestFirst, fits } from './best-fit.ts';
import { foundLine, inBoth } from './found-line.ts';

/** Procedures, texts and disturbances are two hundred at most, kiosks, accounts and whom one escalates to some hundreds: they
 * are looked through. */
function fitting<T>(
  things: readonly T[],
  words: readonly string[],
  weighedOf: (thing: T) => Weighed,
): readonly T[] {
  const found = things.filter((thing) => fits(weighedOf(thing), words));
  return bestFirst(found, words, weighedOf, mostFound);
}

/** By their titles and steps in both languages, then by a finding for which they are proposed. */
export async function findProcedures(
  db: Db,
  words: readonly string[],
  findings: readonly string[],
): Promise<readonly Found[]> {
  const procedures = await newestProcedures(db);
  const fit = fitting(procedures, words, ({ content: { title, steps } }) => ({
    names: [title.nl, title.en],
    also: steps.map((step) => `${step.title.nl} ${step.title.en}`).join(' '),
  }));
  const helping = procedures.filter(
    ({ state, content }) =>
      state === 'published' && content.findings.some((code) => findings.includes(code)),
  );
  return [...new Set([...fit, ...helping])]
    .slice(0, mostFound)
    .map(({ procedureId, state, content: { title } }) => ({
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

/** Suppliers and groups to whom tickets go, by name and, of a supplier, how he is reached. */
export async function findTargets(db: Db, words: readonly string[]): Promise<readonly Found[]> {
  const [suppliers, groups] = await Promise.all([allSuppliers(db), allGroups(db)]);
  return [
    ...fitting(suppliers, words, ({ name, contact }) => ({ names: [name], also: contact })).map(
      ({ supplierId, name, contact }) => ({
        kind: 'supplier' as const,
        id: supplierId,
        title: inBoth(name),
        code: null,
        more: foundLine(contact),
      }),
    ),
    ...fitting(groups, words, ({ name }) => ({ names: [name] })).map(
      ({ groupId, name, members }) => ({
        kind: 'group' as const,
        id: groupId,
        title: inBoth(name),
        code: null,
        more: foundLine(members.map((member) => member.name).join(', ')),
      }),
    ),
  ];
}

/** Who works here, by name and the name with which he signs in. Approvers take no tickets: admins find them alone. */
export async function findAccounts(
  db: Db,
  words: readonly string[],
  forAdmin: boolean,
): Promise<readonly Found[]> {
  const accounts = (await listAccounts(db)).filter(({ role }) => forAdmin || role !== 'approver');
  return fitting(accounts, words, ({ name, userName }) => ({ names: [name], also: userName })).map(
    ({ accountId, name, userName, role }) => ({
      kind: 'account',
      id: accountId,
      title: inBoth(name),
      code: role,
      more: userName,
    }),
  );
}

export async function findSites(
  db: Db,
  words: readonly string[],
  deskName: string,
): Promise<readonly Found[]> {
  const sites = await listSites(db, deskName);
  return fitting(sites, words, ({ name }) => ({ names: [name] })).map(({ siteId, name }) => ({
    kind: 'site',
    id: siteId,
    title: inBoth(name),
    code: null,
    more: '',
  }));
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
