import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { expect, it } from 'vitest';
import { markStale } from './mark-stale.ts';

/** A query on screen whose answers are given by hand. */
function onScreen(client: QueryClient, queryKey: readonly string[]) {
  const asked: PromiseWithResolvers<string>[] = [];
  const observer = new QueryObserver(client, {
    queryKey,
    queryFn: () => {
      const one = Promise.withResolvers<string>();
      asked.push(one);
      return one.promise;
    },
  });
  const stop = observer.subscribe(() => undefined);
  return { asked, shown: () => observer.getCurrentResult().data, stop };
}

it('does not take the answer to a first question for what came after it was asked', async () => {
  const client = new QueryClient();
  const { asked, shown, stop } = onScreen(client, ['ticket', 'one', 'given']);

  const marked = markStale(client, ['ticket', 'one']);
  asked[0]?.resolve('as it was');
  await expect.poll(() => asked.length).toBe(2);
  asked[1]?.resolve('as it is');
  await marked;

  expect([shown(), asked.length]).toEqual(['as it is', 2]);
  stop();
  client.clear();
});

it('asks once for what is there already, and nothing for another key', async () => {
  const client = new QueryClient();
  const one = onScreen(client, ['ticket', 'one']);
  const other = onScreen(client, ['ticket', 'other']);
  one.asked[0]?.resolve('as it was');
  other.asked[0]?.resolve('the other');
  await expect.poll(() => [one.shown(), other.shown()]).toEqual(['as it was', 'the other']);

  const marked = markStale(client, ['ticket', 'one']);
  one.asked[1]?.resolve('as it is');
  await marked;

  expect([one.shown(), one.asked.length, other.asked.length]).toEqual(['as it is', 2, 1]);
  one.stop();
  other.stop();
  client.clear();
});
