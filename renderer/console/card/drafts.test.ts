import { expect, it } from 'vitest';
import { createDrafts } from './drafts.ts';

/** What a tab keeps over a load of its page. */
function tab() {
  const kept = new Map<string, string>();
  return {
    kept,
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  };
}

it('keeps what was typed per ticket until the form is sent', () => {
  const drafts = createDrafts(tab());
  drafts.set('one', 'resolve.cause', 'Opslag vol');
  drafts.set('one', 'note', 'Nog bellen');
  drafts.set('two', 'resolve.cause', 'Accu leeg');

  drafts.clear('one', 'resolve');

  expect(drafts.get('one', 'resolve.cause')).toBeUndefined();
  expect(drafts.get('one', 'note')).toBe('Nog bellen');
  expect(drafts.get('two', 'resolve.cause')).toBe('Accu leeg');
});

it('goes along over one load of the page, and leaves nothing in the tab', () => {
  const kept = tab();
  const before = createDrafts(kept);
  before.set('t1', 'note', 'Belt terug');
  expect(kept.kept.size).toBe(0);

  before.carryOver();
  const after = createDrafts(kept);

  expect([after.get('t1', 'note'), after.isEmpty(), kept.kept.size]).toEqual([
    'Belt terug',
    false,
    0,
  ]);
  expect(createDrafts(kept).isEmpty()).toBe(true);
});

it('is empty without words, and of what cannot be read', () => {
  const kept = tab();
  kept.setItem('balie.console.drafts', '{"t1":1}');
  const drafts = createDrafts(kept);
  drafts.set('t1', 'note', ' ');

  expect(drafts.isEmpty()).toBe(true);
});
