import { expect, it } from 'vitest';
import { concludedBy, factsOf } from '../findings/facts.test-support.ts';
import { androidRules } from '../findings/android-rules.ts';
import { appleRules } from '../findings/apple-rules.ts';
import { builtInPack } from './built-in-pack.ts';
import { tablesOf } from './reader-tables.ts';

const { apple, android, sources } = builtInPack;
const doubtful = tablesOf({
  ...builtInPack,
  sources: sources.map((one) => ({ ...one, confidence: 'derived' as const })),
});

it('a name or a version that the pack does not have stays what the device said', () => {
  const { apple: tables } = tablesOf({ ...builtInPack, apple: { ...apple, names: [] } });

  expect(tables.nameOf('iPhone14,5')).toBe('iPhone14,5');
  expect([tables.nameOf('constructor'), tables.newestFor('constructor')]).toEqual([
    'constructor',
    null,
  ]);
});

it('a finding is no surer than the entries that it rests on', () => {
  const phone = factsOf({ 'apple.product-type': 'iPhone14,5', 'apple.system-version': '17.0' });
  const old = factsOf({ 'android.api-level': 29 });
  const sureness = (tables = tablesOf(builtInPack)) =>
    [...concludedBy(appleRules, phone, tables), ...concludedBy(androidRules, old, tables)].map(
      ({ code, confidence }) => `${code} ${confidence}`,
    );

  expect(sureness()).toEqual([
    'apple-system-out-of-support reported',
    'android-out-of-support reported',
  ]);
  expect(sureness(doubtful)).toEqual([
    'apple-system-out-of-support derived',
    'android-out-of-support derived',
  ]);
});

it('the month of the table is that of the pack', () => {
  const tables = tablesOf({ ...builtInPack, android: { ...android, knownUntil: '2027-01' } });

  expect(concludedBy(androidRules, factsOf({ 'android.api-level': 29 }), tables)).toMatchObject([
    { params: { tableDate: '2027-01' } },
  ]);
});
