import { readFileSync, readdirSync } from 'node:fs';
import { expect, it } from 'vitest';

type Labels = Readonly<Record<string, Readonly<Record<string, string>>>>;

const folder = new URL('probes/', import.meta.url);

/** Every key that a probe's source hands to `reported`, `measured` or `derived`. */
const keys = readdirSync(folder)
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
  .flatMap((file) => {
    const source = readFileSync(new URL(file, folder), 'utf8');
    return [...source.matchAll(/(?:reported|measured|derived)\(\s*['`]([^'`]+)['`]/gu)];
  })
  .map(([, key]) => key ?? '')
  .flatMap((key) =>
    key.startsWith('${subject}')
      ? ['storage', 'storage-card'].map((subject) => key.replace('${subject}', subject))
      : [key],
  );

it.each(['nl', 'en'])('every fact has a label in %s, and every label a fact', (locale) => {
  const file = new URL(`../assets/locales/${locale}/devices.json`, import.meta.url);
  // The catalogue's shape is kept by test/architecture/words.test.ts.
  const { fact } = JSON.parse(readFileSync(file, 'utf8')) as { readonly fact: Labels };
  const labels = Object.entries(fact).flatMap(([subject, properties]) =>
    Object.keys(properties).map((property) => `${subject}.${property}`),
  );

  expect(new Set(labels)).toEqual(new Set(keys));
});
