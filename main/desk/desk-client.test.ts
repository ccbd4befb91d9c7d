import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createDeskClient, faultFrom, ticketProof } from './desk-client.ts';

const who = { params: { badgeNumber: 'A-1/2' }, query: undefined, body: undefined };

const clientWith = (reply: () => Response | Promise<Response>) => {
  const asked: { url: string; init: RequestInit }[] = [];
  const client = createDeskClient({
    deskUrl: 'https://desk.example/',
    proof: ticketProof('kiosk-token'),
    fetch: async (url, init) => {
      asked.push({ url, init });
      return reply();
    },
  });
  return { client, asked };
};

describe('the desk client', () => {
  it('asks the route of the contract with its own proof and follows nobody elsewhere', async () => {
    const person = {
      personId: '01936f00-0000-7000-8000-000000000001',
      firstName: 'Noor',
      department: null,
    };
    const { client, asked } = clientWith(() => Response.json(person));

    const reply = await client.call('person.by-badge', who);

    expect(reply).toEqual({ ok: true, value: person });
    expect(asked[0]?.url).toBe('https://desk.example/v1/people/by-badge/A-1%2F2');
    expect(asked[0]?.init).toMatchObject({
      method: 'GET',
      redirect: 'error',
      headers: { authorization: 'Bearer kiosk-token' },
    });
  });

  it('says that the desk is unreachable when the network fails', async () => {
    const { client } = clientWith(() => Promise.reject(new TypeError('fetch failed')));

    const reply = await client.call('person.by-badge', who);

    expect(reply.ok ? null : reply.fault.code).toBe('desk/unreachable');
  });

  it('refuses a reply that is not of the contract', async () => {
    const { client } = clientWith(() => Response.json({ firstName: 'Noor' }));

    const reply = await client.call('person.by-badge', who);

    expect(reply.ok ? null : reply.fault.code).toBe('desk/refused');
  });

  it("takes over the desk's own fault", () => {
    const problem = {
      type: 'urn:balie:fault:person/unknown',
      title: 'Unknown',
      status: 404,
      detail: 'No such badge',
      code: 'person/unknown',
    };

    expect(faultFrom(404, problem)).toEqual({ code: 'person/unknown', detail: 'No such badge' });
    expect(faultFrom(502, '<html>').code).toBe('desk/unreachable');
    expect(faultFrom(404, '<html>').code).toBe('desk/refused');
  });

  it('makes a fault of any answer', () => {
    fc.assert(
      fc.property(fc.integer({ min: 400, max: 599 }), fc.jsonValue(), (status, body) => {
        expect(faultFrom(status, body).code).toMatch(/^[a-z]+\/[a-z-]+$/u);
      }),
    );
  });
});
