import { expect, it } from 'vitest';
import { createDrafts } from './drafts.ts';

it('keeps what was typed per ticket until the form is sent', () => {
  const drafts = createDrafts();
  drafts.set('one', 'resolve.cause', 'Opslag vol');
  drafts.set('one', 'note', 'Nog bellen');
  drafts.set('two', 'resolve.cause', 'Accu leeg');

  drafts.clear('one', 'resolve');

  expect(drafts.get('one', 'resolve.cause')).toBeUndefined();
  expect(drafts.get('one', 'note')).toBe('Nog bellen');
  expect(drafts.get('two', 'resolve.cause')).toBe('Accu leeg');
});
