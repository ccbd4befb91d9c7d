import { expect, it } from 'vitest';
import { putAway } from './put-away.ts';

it('puts away the form that was sent, and leaves the one that was opened meanwhile', () => {
  const sent = putAway('ready');

  expect([sent('ready'), sent('issued'), sent(null)]).toEqual([null, 'issued', null]);
});
