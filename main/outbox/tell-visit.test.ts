import { expect, it } from 'vitest';
import { type FaultCode, fault } from '../../shared/base/fault.ts';
import { type Result, err, ok } from '../../shared/base/result.ts';
import type { Fault } from '../../shared/base/fault.ts';
import type { IntakeReply } from '../../shared/domain/intake-reply.ts';
import type { TicketIntake } from '../../shared/domain/ticket.ts';
import { intake } from '../../test/integration/desk-intake.ts';
import { tellVisit } from './tell-visit.ts';

const ticketId = '01936f00-0000-7000-8000-00000000000a';
const answer: IntakeReply = {
  ticketId,
  number: 1,
  visitCode: 'A27',
  statusPath: '/s/token',
  peopleAhead: 0,
  wait: { fromMinutes: 1, toMinutes: 2 },
};
const same = { ticketId, answer: 'same' } as const;

/** A desk that takes a visit without what was added, and refuses any other. */
function olderDesk(refusal: FaultCode) {
  const heard: TicketIntake[] = [];
  const send = (visit: TicketIntake): Promise<Result<IntakeReply, Fault>> => {
    heard.push(visit);
    const isNew = visit.disturbances !== undefined || visit.earlier?.worse !== undefined;
    return Promise.resolve(isNew ? err(fault(refusal, '')) : ok(answer));
  };
  return { heard, send };
}

it.each(['input/invalid', 'idempotency/different-content'] as const)(
  'hands a visit over to a desk that answers %s, without what it does not know',
  async (refusal) => {
    const before = intake({ earlier: same });
    const visit = {
      ...before,
      disturbances: [ticketId],
      earlier: { ...same, worse: 'worse' },
    } as const;
    const desk = olderDesk(refusal);

    const told = await tellVisit(desk.send, { ...visit, disturbances: [ticketId] });

    expect(told).toEqual(ok(answer));
    expect(desk.heard).toEqual([visit, before]);
  },
);

it('sends a visit once that has nothing new, or that nobody refused because of it', async () => {
  const plain = olderDesk('input/invalid');
  const away = olderDesk('desk/unreachable');

  await tellVisit(plain.send, intake());
  await tellVisit(away.send, intake({ disturbances: [ticketId] }));

  expect([plain.heard.length, away.heard.length]).toEqual([1, 1]);
});
