import type { TFunction } from 'i18next';
import { expect, it } from 'vitest';
import findingsInEnglish from '../../../assets/locales/en/findings.json' with { type: 'json' };
import findingsInDutch from '../../../assets/locales/nl/findings.json' with { type: 'json' };
import { type Found, foundKinds } from '../../../shared/contract/find-routes.ts';
import type { Role } from '../../../shared/contract/session-routes.ts';
import { createI18n } from '../../i18n/create-i18n.ts';
import { foundFindings } from './found-findings.ts';
import { foundGroups } from './shown-found.ts';

/** Says the key that was asked for. */
const said = ((key: string) => key) as unknown as TFunction;

const thing = (kind: Found['kind'], id: string, change: Partial<Found> = {}): Found => ({
  kind,
  id,
  title: { nl: `${kind} in Nederlands`, en: `${kind} in English` },
  code: null,
  more: '',
  ...change,
});
const shown = (...found: Found[]) =>
  foundGroups(said, { locale: 'nl', role: 'technician' }, { tickets: [], found });

it('puts kinds in one order, whatever order they come in, and leaves out what was not found', () => {
  const all = foundKinds.map((kind) => thing(kind, kind)).toReversed();

  expect(shown(...all).map(({ name }) => name)).toEqual([...foundKinds]);
  expect(shown(thing('text', 'a')).map(({ name }) => name)).toEqual(['text']);
});

it('keeps the order of the desk within a kind', () => {
  const [group] = shown(thing('asset', 'b'), thing('person', 'x'), thing('asset', 'a')).slice(1);

  expect(group?.shown.map(({ to }) => to)).toEqual(['/register/b', '/register/a']);
});

it('says in the language of the reader what a thing is and how it stands', () => {
  const asset = thing('asset', 'a', { code: 'loan', more: 'Sanne' });

  expect(shown(asset)[0]?.shown).toMatchObject([
    { words: 'asset in Nederlands', line: 'assets:state.loan · Sanne' },
  ]);
});

it('calls a proposed problem by what its tickets share', () => {
  const alike = { category: 'wifi', sign: null };
  const problem = thing('problem', 'a', { code: 'proposed', more: 'P-3', alike });

  expect(shown(problem)[0]?.shown).toMatchObject([
    { words: 'P-3 words:category.wifi', line: 'problems:state.proposed', to: '/problems' },
  ]);
});

it('leads to the page of a thing, or to its tickets when that page is not for the reader', () => {
  const placesFor = (role: Role) =>
    foundGroups(
      said,
      { locale: 'nl', role },
      {
        tickets: [],
        found: [thing('supplier', 's'), thing('group', 'g'), thing('account', 'a')],
      },
    ).flatMap((group) => group.shown.map(({ to, search }) => ({ to, search })));

  expect(placesFor('technician')).toEqual([
    { to: '/', search: { view: 'all', escalated: 's' } },
    { to: '/', search: { view: 'all', escalated: 'g' } },
    { to: '/', search: { view: 'all', assignee: 'a' } },
  ]);
  expect(placesFor('admin')).toEqual([
    { to: '/escalations/targets', search: { supplier: 's' } },
    { to: '/escalations/targets', search: { group: 'g' } },
    { to: '/admin', search: { open: 'a' } },
  ]);
});

it('tells two files of one ticket apart', () => {
  const [group] = shown(thing('file', 'a'), thing('file', 'a'));

  expect(new Set(group?.shown.map(({ id }) => id)).size).toBe(2);
});

it('finds a finding by its words in either language', () => {
  const i18n = createI18n(
    {
      '/locales/nl/findings.json': findingsInDutch,
      '/locales/en/findings.json': findingsInEnglish,
    },
    'nl',
  );
  const full = {
    words: findingsInDutch['storage-full'].a2,
    search: { view: 'archive', finding: 'storage-full' },
  };

  for (const typed of ['toes vol', 'device full']) {
    expect(foundFindings(i18n, typed)).toContainEqual(expect.objectContaining(full));
  }
  for (const typed of ['zzz', '??']) expect(foundFindings(i18n, typed)).toEqual([]);
});
