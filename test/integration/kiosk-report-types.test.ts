import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Fetch, createDeskClient, ticketProof } from '../../main/desk/desk-client.ts';
import { emptyDetails } from '../../shared/domain/report-details.ts';
import type { VisitorStep } from '../../shared/domain/visit.ts';
import { type StartedDesk, startDesk } from './start-desk.ts';
import { type TestKiosk, startKiosk, submitted, until, value } from './kiosk-parts.ts';

let desk: StartedDesk;
let running: TestKiosk;
let isAway: boolean;

const fetchUnlessAway: Fetch = (url, init) =>
  isAway ? Promise.reject(new TypeError('No network')) : fetch(url, init);

beforeEach(async () => {
  isAway = false;
  desk = await startDesk();
  const { url: deskUrl, kioskToken: token } = desk;
  running = await startKiosk({
    desk: createDeskClient({ deskUrl, proof: ticketProof(token), fetch: fetchUnlessAway }),
  });
});

afterEach(async () => {
  await running.stop();
  await desk.stop();
});

/** A visit of a guest after these answers. */
async function visitAfter(...steps: readonly VisitorStep[]) {
  const { handlers } = running.kiosk;
  const { visitId, resumeCode } = value(
    await handlers['visit.begin']({ by: 'touch', locale: 'nl' }),
  );
  const identification = { by: 'guest', name: 'Sam Proef', contact: '0612345678' } as const;
  value(await handlers['visit.identify']({ visitId, identification }));
  for (const step of steps) value(await handlers['visit.answer']({ visitId, step }));
  return { visitId, resumeCode };
}

const reason = { category: 'service', triage: {}, words: '', photoHash: null } as const;
const complaint: readonly VisitorStep[] = [
  { type: 'errand-chosen', errand: 'question' },
  { type: 'report-type-chosen', reportType: 'complaint' },
  { type: 'reason-given', reason },
  {
    type: 'details-given',
    details: { ...emptyDetails('complaint'), about: 'Een collega', wish: 'Een gesprek' },
  },
];

/** The only ticket of the desk, when it is there. */
async function onlyTicket() {
  const { items } = await desk.admin.call('ticket.search', { query: {} });
  const [item] = items;
  return item === undefined || items.length > 1
    ? null
    : desk.admin.call('ticket.get', { params: { ticketId: item.ticketId } });
}

describe('a report of a type of its own', () => {
  it('is not taken before its facts are complete', async () => {
    const { visitId } = await visitAfter(...complaint.slice(0, 3));

    const refused = await running.kiosk.handlers['visit.submit']({ visitId });

    expect(refused.ok ? null : refused.fault.code).toBe('visit/incomplete');
  });

  it('keeps its facts over a start of the kiosk, for whoever has the code', async () => {
    const { resumeCode } = await visitAfter(...complaint);
    await running.kiosk.screenGone();

    const resumed = value(await running.kiosk.handlers['visit.resume']({ resumeCode }));

    expect(resumed.details).toMatchObject({ type: 'complaint', about: 'Een collega' });
  });

  it('promises an answer to a complaint without a desk, and the desk keeps that very promise', async () => {
    isAway = true;
    const { visitId } = await visitAfter(...complaint);

    const receipt = await submitted(running.kiosk, visitId);
    isAway = false;
    await until(running.time, async () => (await onlyTicket()) !== null);
    const ticket = await onlyTicket();

    expect(receipt).toMatchObject({ confirmedByDesk: false, nextStep: 'complaint-read-today' });
    expect(ticket?.details).toMatchObject({ about: 'Een collega', replyBy: receipt.replyBy });
    expect(ticket?.item.queue).toBe('confidential');
  });

  it('that the screen answered ends without a desk, and is counted there later', async () => {
    isAway = true;
    const { visitId } = await visitAfter(
      { type: 'errand-chosen', errand: 'question' },
      { type: 'self-help-tried', category: 'wifi', outcome: 'helped' },
    );

    const receipt = await submitted(running.kiosk, visitId);
    isAway = false;
    await until(running.time, async () => (await onlyTicket()) !== null);
    const ticket = await onlyTicket();

    expect(receipt.nextStep).toBe('answered-here');
    expect(ticket).toMatchObject({
      item: { status: 'closed', category: 'wifi', visitorName: null },
      visitor: { kind: 'anonymous' },
    });
  });
});
