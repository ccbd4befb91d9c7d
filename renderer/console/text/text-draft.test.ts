import { expect, it } from 'vitest';
import type { TextContent } from '../../../shared/domain/standard-text.ts';
import { contentOf, draftOf } from './text-draft.ts';

const both = { nl: 'Klaar', en: 'Ready' };

it.each<TextContent>([
  { kind: 'solution', words: both },
  { kind: 'macro', note: both, message: null, resolve: null },
  {
    kind: 'macro',
    note: null,
    message: both,
    resolve: { cause: both, solution: both, closingCode: 'workaround' },
  },
])('keeps what stands in the form: $kind', (content) => {
  expect(contentOf(draftOf(content))).toEqual(content);
});

it('keeps nothing with a language missing, an unknown placeholder or no step at all', () => {
  const draft = draftOf(null);

  expect([
    contentOf(draft),
    contentOf({ ...draft, words: { nl: 'Klaar', en: ' ' } }),
    contentOf({ ...draft, words: { nl: 'Dag {naam}', en: 'Hello' } }),
    contentOf({ ...draft, kind: 'macro' }),
    contentOf({ ...draft, kind: 'macro', note: both, closingCode: 'solved' }),
  ]).toEqual([null, null, null, null, null]);
});
