import { describe, expect, it } from 'vitest';
import en from '../../../assets/locales/en/words.json' with { type: 'json' };
import nl from '../../../assets/locales/nl/words.json' with { type: 'json' };
import { categorySchema, reportTypeSchema } from '../../../shared/domain/report-type.ts';
import { usualConfig } from '../../../shared/domain/kiosk-config.ts';
import { categoryTiles, triage } from './triage.ts';

/** The words at a path, or undefined. */
function wordsAt(catalogue: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (at, key) =>
      typeof at === 'object' && at !== null ? new Map(Object.entries(at)).get(key) : undefined,
    catalogue,
  );
}

describe.each([
  ['nl', nl],
  ['en', en],
])('the words in %s', (_name, catalogue) => {
  it('say every question of the triage and every answer', () => {
    for (const [category, questions] of Object.entries(triage)) {
      for (const { question, answers } of questions) {
        expect(wordsAt(catalogue, 'triage', category, question, 'title')).toBeTypeOf('string');
        for (const answer of answers) {
          expect(wordsAt(catalogue, 'triage', category, question, 'answers', answer)).toBeTypeOf(
            'string',
          );
        }
      }
    }
  });

  it('say every category', () => {
    for (const category of categorySchema.options) {
      expect(wordsAt(catalogue, 'category', category)).toBeTypeOf('string');
    }
  });
});

it('never shows more than seven tiles', () => {
  for (const reportType of reportTypeSchema.options) {
    for (const errand of ['problem', 'handover', 'question'] as const) {
      for (const page of ['common', 'more'] as const) {
        expect(
          categoryTiles(usualConfig.categories, errand, reportType, page).length,
        ).toBeLessThanOrEqual(7);
      }
    }
  }
});

it('shows the tiles that the kiosk is configured with, and none of them twice behind something else', () => {
  const categories = {
    ...usualConfig.categories,
    incident: ['printing', 'something-else', 'wifi'] as const,
  };
  const tiles = (page: 'common' | 'more') =>
    categoryTiles({ ...categories, incident: [...categories.incident] }, 'problem', null, page);

  expect(tiles('common')).toEqual(['printing', 'something-else', 'wifi']);
  expect(tiles('more')).toEqual([
    'sound',
    'battery',
    'storage',
    'application',
    'lost-or-stolen',
    'something-else',
  ]);
});
