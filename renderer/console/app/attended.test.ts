import { expect, it } from 'vitest';
import { unattendedHeader } from '../../../shared/contract/unattended.ts';
import { attendedFetch } from './attended.ts';

it('says of a request that nobody touched the page for ten minutes, until somebody does', async () => {
  let nowMs = 0;
  const page = new EventTarget();
  const said: boolean[] = [];
  const ask = attendedFetch({
    fetch: (_path, init) => {
      said.push(new Headers(init?.headers).has(unattendedHeader));
      return Promise.resolve(new Response());
    },
    page,
    clock: { nowMs: () => nowMs },
  });
  const init = { headers: { 'content-type': 'application/json' } };

  await ask('/', init);
  nowMs = 9 * 60_000;
  await ask('/', init);
  nowMs = 11 * 60_000;
  await ask('/', init);
  page.dispatchEvent(new Event('pointermove'));
  await ask('/', init);

  expect(said).toEqual([false, false, true, false]);
});
