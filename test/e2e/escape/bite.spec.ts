import { expect, test } from '@playwright/test';
import { inputs } from './inputs/all.ts';
import { startUnguarded } from './programs.ts';
import { tryInputs } from './try-input.ts';

/** One of each way in which an escape shows itself. */
const biting = [
  'ctrl+w',
  'ctrl+shift+i',
  'ctrl+plus',
  'go to about:blank',
  'open https://example.org/',
  'print',
  'choose a file',
  'ask for notifications',
  'markup from a string',
];

test('the look of the escape suite sees an escape where nothing is guarded', async () => {
  test.setTimeout(300_000);
  const some = inputs.filter(({ id }) => biting.includes(id));

  const escapes = await tryInputs(startUnguarded, some, 0);

  expect(some.map(({ id }) => id).toSorted()).toEqual(biting.toSorted());
  expect(escapes.map(({ id }) => id).toSorted()).toEqual(biting.toSorted());
});
