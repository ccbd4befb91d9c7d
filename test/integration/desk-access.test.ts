import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RouteName, deskContract } from '../../shared/contract/desk-contract.ts';
import { problemSchema } from '../../shared/contract/problem.ts';
import { type Access, type Route, fillPath } from '../../shared/contract/route.ts';
import { DeskVisitor } from './desk-visitor.ts';
import { type StartedDesk, startDesk, testPassword } from './start-desk.ts';

const who = ['anonymous', 'kiosk', 'approver', 'technician', 'lead', 'admin'] as const;
type Who = (typeof who)[number];
type Outcome = 'admitted' | 'auth/required' | 'auth/forbidden';

/** What the access of a route must mean for each; the only place where this is said twice. */
const expected: Readonly<Record<Access, Readonly<Record<Who, Outcome>>>> = {
  public: everybody('admitted'),
  kiosk: { ...everybody('auth/forbidden'), anonymous: 'auth/required', kiosk: 'admitted' },
  account: { ...everybody('admitted'), anonymous: 'auth/required', kiosk: 'auth/forbidden' },
  staff: {
    ...everybody('admitted'),
    anonymous: 'auth/required',
    kiosk: 'auth/forbidden',
    approver: 'auth/forbidden',
  },
  lead: {
    ...everybody('auth/forbidden'),
    anonymous: 'auth/required',
    lead: 'admitted',
    admin: 'admitted',
  },
  admin: { ...everybody('auth/forbidden'), anonymous: 'auth/required', admin: 'admitted' },
};

// Signing out last: it ends the session with which the others are asked.
const routes = (Object.keys(deskContract) as RouteName[]).toSorted(
  (one, other) => Number(one === 'session.end') - Number(other === 'session.end'),
);

describe('who may call what', () => {
  let desk: StartedDesk;
  let visitors: Readonly<Record<Who, DeskVisitor>>;
  beforeAll(async () => {
    desk = await startDesk({ settings: { requestHoldMs: 20 } });
    visitors = {
      anonymous: desk.anonymous,
      kiosk: desk.kiosk,
      approver: await desk.staff('approver'),
      technician: await desk.staff('technician'),
      lead: await desk.staff('lead'),
      admin: desk.admin,
    };
  });
  afterAll(() => desk.stop());

  it.each(routes)('%s admits exactly those whom the contract names', async (name) => {
    const route: Route = deskContract[name];
    const path = fillPath(route.path, someParams(route.path));

    const outcomes: Partial<Record<Who, Outcome>> = {};
    for (const one of who) {
      const answer = await visitors[one].send(route.method, path);
      outcomes[one] = outcomeOf(answer.status, answer.body);
    }

    expect(outcomes).toEqual(expected[route.access]);
  });

  it.each([
    ['GET', '/v1/events', 'staff'],
    ['GET', `/v1/attachments/${'a'.repeat(64)}`, 'staff'],
    ['PUT', `/v1/attachments/${'a'.repeat(64)}`, 'kiosk'],
  ] as const)('%s %s admits only those for whom it is', async (method, path, access) => {
    const admitted = access === 'kiosk' ? ['kiosk'] : ['technician', 'lead', 'admin'];
    // The sessions above have signed out by now.
    const admin = await DeskVisitor.signedIn(desk.url, 'admin', testPassword);
    const account = await admin.call('account.create', {
      body: { userName: `approver-${v7()}`, name: 'Approver', role: 'approver' },
    });
    const approver = await DeskVisitor.past(
      desk.url,
      account.account.userName,
      account.oneTimePassword,
      testPassword,
    );
    const fresh = {
      ...visitors,
      approver,
      technician: admin,
      lead: admin,
      admin,
    };

    for (const one of who) {
      if (admitted.includes(one)) continue;
      const answer = await fresh[one].send(method, path);
      expect(outcomeOf(answer.status, answer.body)).toBe(expected[access][one]);
    }
  });
});

/** Something for each open place of a path: what is not named here is an id that nobody has. */
function someParams(path: string): Readonly<Record<string, string>> {
  const known: Readonly<Record<string, string>> = {
    hash: 'a'.repeat(64),
    badgeNumber: 'NOBODY-1',
    token: 'a'.repeat(43),
    year: '2026',
  };
  const names = [...path.matchAll(/:([A-Za-z]+)/gu)].map(([, name]) => name ?? '');
  return Object.fromEntries(names.map((name) => [name, known[name] ?? v7()]));
}

function everybody(outcome: Outcome): Record<Who, Outcome> {
  return {
    anonymous: outcome,
    kiosk: outcome,
    approver: outcome,
    technician: outcome,
    lead: outcome,
    admin: outcome,
  };
}

/** Everything but a refusal of access counts as admitted, bad input and unknown tickets too. */
function outcomeOf(status: number, body: unknown): Outcome {
  if (status !== 401 && status !== 403) return 'admitted';
  const { code } = problemSchema.parse(body);
  if (code === 'auth/required' || code === 'auth/forbidden') return code;
  throw new Error(`Unexpected refusal ${code}`);
}
