import { expect, it } from 'vitest';
import { thanksFor } from './feedback-thanks.ts';

it('leads whoever was not helped back to the desk, by his page as long as it can open the ticket again', () => {
  expect(thanksFor({ solved: 'yes' }, ['reopen'])).toBe('thanks');
  expect(thanksFor({ solved: 'partly' }, ['reopen'])).toBe('heard-may-reopen');
  expect(thanksFor({ solved: 'no' }, ['reopen'])).toBe('heard-may-reopen');
  expect(thanksFor({ solved: 'no' }, [])).toBe('heard');
});
