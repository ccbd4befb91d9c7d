import { MutationObserver, QueryObserver, onlineManager } from '@tanstack/react-query';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { fault } from '../../../shared/base/fault.ts';
import { askAgain, createQueries } from './create-queries.ts';
import { FaultError } from './desk-query.ts';

beforeEach(() => onlineManager.setOnline(false));
afterEach(() => onlineManager.setOnline(true));

/** A desk that is away as long as the network is. */
async function deskSays(): Promise<string> {
  if (onlineManager.isOnline()) return 'there';
  throw new Error('away');
}

it('tells at once that a button did nothing without a network, and does nothing of it later', async () => {
  const client = createQueries();
  client.mount();
  const calls: string[] = [];
  const call = new MutationObserver(client, {
    mutationFn: () => {
      calls.push('queue.next');
      return deskSays();
    },
  });

  const pressed = Promise.allSettled([call.mutate()]);

  await expect.poll(() => call.getCurrentResult().status).toBe('error');
  onlineManager.setOnline(true);
  await client.resumePausedMutations();
  await pressed;
  expect(calls).toEqual(['queue.next']);
  client.unmount();
  client.clear();
});

it('says that the desk is away without a network, and reads by itself when the network is back', async () => {
  const client = createQueries();
  client.mount();
  const query = new QueryObserver(client, { queryKey: ['desk'], queryFn: deskSays, retry: false });
  const stop = query.subscribe(() => undefined);

  await expect.poll(() => query.getCurrentResult().status).toBe('error');
  onlineManager.setOnline(true);

  await expect.poll(() => query.getCurrentResult().data).toBe('there');
  stop();
  client.unmount();
  client.clear();
});

it('asks again by itself for what the desk could not read, and for nothing else', () => {
  const after = (error: unknown) => askAgain({ state: { error } });

  expect(after(new FaultError(fault('store/failed', '')))).toBe(5000);
  expect(after(new FaultError(fault('desk/unreachable', '')))).toBe(5000);
  expect(after(new FaultError(fault('desk/stopping', '')))).toBe(5000);
  expect(after(new FaultError(fault('ticket/unknown', '')))).toBe(false);
  expect(after(new FaultError(fault('auth/forbidden', '')))).toBe(false);
  expect(after(null)).toBe(false);
});
