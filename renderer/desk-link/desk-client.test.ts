import fc from 'fast-check';
import { expect, it } from 'vitest';
import { deskContract } from '../../shared/contract/desk-contract.ts';
import { createDeskClient } from './desk-client.ts';

const session = {
  accountId: '0190a1b2-0000-7000-8000-000000000001',
  userName: 'mila',
  name: 'Mila',
  role: 'technician',
  counter: null,
  breakUntil: null,
  mustChangePassword: false,
};

function deskThatAnswers(status: number, body: string) {
  const asked: { path: string; init: RequestInit }[] = [];
  const client = createDeskClient({
    routes: deskContract,
    fetch: async (path, init) => {
      asked.push({ path, init });
      return new Response(body, { status });
    },
  });
  return { client, asked };
}

it('fills path, query and body from the contract', async () => {
  const { client, asked } = deskThatAnswers(200, '{"items":[],"next":null}');

  await client.call('ticket.search', { query: { q: 'kapot scherm', limit: 5 } });

  expect(asked[0]?.path).toBe('/v1/tickets?status=all&q=kapot+scherm&order=newest&limit=5');
  expect(asked[0]?.init.method).toBe('GET');
});

it('answers the parsed reply', async () => {
  const { client } = deskThatAnswers(200, JSON.stringify(session));

  expect(await client.call('session.get', {})).toEqual({ ok: true, value: session });
});

it('turns problem details into the fault that they carry', async () => {
  const problem = {
    type: 'urn:balie:fault:ticket/changed-meanwhile',
    title: 'ticket/changed-meanwhile',
    status: 409,
    detail: 'version 3, not 2',
    code: 'ticket/changed-meanwhile',
  };
  const { client } = deskThatAnswers(409, JSON.stringify(problem));

  expect(
    await client.call('ticket.start', {
      params: { ticketId: session.accountId },
      body: { version: 2 },
    }),
  ).toEqual({ ok: false, fault: { code: 'ticket/changed-meanwhile', detail: 'version 3, not 2' } });
});

it('does not send what the contract would refuse', async () => {
  const { client, asked } = deskThatAnswers(200, '{}');

  const result = await client.call('ticket.note', {
    params: { ticketId: session.accountId },
    body: { words: '   ' },
  });

  expect(result).toMatchObject({ ok: false, fault: { code: 'input/invalid' } });
  expect(asked).toEqual([]);
});

it('says that the desk is unreachable when the network fails, and tells the listener once', async () => {
  const heard: string[] = [];
  const client = createDeskClient({
    routes: deskContract,
    fetch: () => Promise.reject(new TypeError('Failed to fetch')),
    onFault: (fault) => heard.push(fault.code),
  });

  expect(await client.call('queue.get', {})).toMatchObject({
    ok: false,
    fault: { code: 'desk/unreachable' },
  });
  expect(heard).toEqual(['desk/unreachable']);
});

it('gives a value or a fault for any reply, never a throw', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 200, max: 599 }).filter((status) => ![204, 205, 304].includes(status)),
      fc.oneof(fc.string(), fc.json()),
      async (status, body) => {
        const result = await deskThatAnswers(status, body).client.call('queue.get', {});

        expect(typeof result.ok).toBe('boolean');
      },
    ),
  );
});

it('fetches a route that the page does not begin with, and says so when that does not come', async () => {
  let isAway = true;
  const { 'session.get': get, 'session.end': end } = deskContract;
  const client = createDeskClient<{ 'session.get': typeof get; 'session.end': typeof end }>({
    fetch: async () => new Response('{}'),
    routes: { 'session.get': get },
    others: () =>
      isAway
        ? Promise.reject(new TypeError('Failed to fetch'))
        : Promise.resolve({ 'session.get': get, 'session.end': end }),
  });

  const away = await client.call('session.end', {});
  isAway = false;

  expect(away).toMatchObject({ ok: false, fault: { code: 'desk/unreachable' } });
  expect(await client.call('session.end', {})).toEqual({ ok: true, value: {} });
});
