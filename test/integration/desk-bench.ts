import { expect, it } from 'vitest';
import { v7 } from 'uuid';
import { JobRunner } from '../../desk/jobs/job-runner.ts';
import { pickUpReminder } from '../../desk/bench/pick-up-reminder.ts';
import { isUnbroken } from '../../shared/domain/custody.ts';
import type { TicketIntake } from '../../shared/domain/ticket.ts';
import { intake } from './desk-intake.ts';
import type { StartedDesk } from './start-desk.ts';

/** What every desk does with devices that are left behind, whatever its database. */
export function keepsDevices(desk: () => StartedDesk): void {
  const shelf = (capacity = 5) =>
    desk().admin.call('shelf.create', {
      body: { name: `Plank ${v7().slice(-8)}`, capacity, closed: false },
    });
  const atCounter = async (change: Partial<TicketIntake> = {}) => {
    const reply = await desk().kiosk.call('ticket.create', { body: intake(change) });
    const params = { ticketId: reply.ticketId };
    await desk().admin.call('ticket.call', { params, body: { version: 1 } });
    await desk().admin.call('ticket.start', { params, body: { version: 2 } });
    return reply;
  };
  const leaving = (shelfId: string, leftId: string = v7()) =>
    ({
      leftId,
      deviceName: 'iPhone 14',
      accessories: 'lader',
      condition: 'Barst linksonder in het scherm.',
      shelfId,
      promisedAt: '2026-11-30T15:00:00.000Z',
      agreed: true,
    }) as const;
  const leave = (ticketId: string, shelfId: string) =>
    desk().admin.call('bench.leave', { params: { ticketId }, body: leaving(shelfId) });

  it('keeps a device from counter to pick-up, and knows at every moment who has it', async () => {
    const { admin, anonymous } = desk();
    const [one, two] = [await shelf(), await shelf()];
    const { ticketId, statusPath } = await atCounter();
    const page = async () =>
      (
        await anonymous.call('status.get', {
          params: { token: statusPath.slice('/s/'.length) },
        })
      ).leftDevices;
    const left = await leave(ticketId, one.shelfId);
    const params = { leftId: left.device.leftId };
    const told = [await page()];

    const atBench = await admin.call('bench.move', {
      params,
      body: { seen: 2, to: { place: 'bench' }, words: null },
    });
    await admin.call('bench.move', {
      params,
      body: { seen: 3, to: { place: 'supplier', name: 'Dell' }, words: 'Scherm vervangen' },
    });
    const ready = await admin.call('bench.ready', {
      params,
      body: { seen: 4, shelfId: two.shelfId },
    });
    told.push(await page());
    const refused = await admin.refusal('bench.hand-out', {
      params,
      body: { seen: 5, check: { by: 'code', code: '22222' } },
    });
    const code = left.device.pickUpCode.toLowerCase();
    const out = await admin.call('bench.hand-out', {
      params,
      body: { seen: 5, check: { by: 'code', code: ` ${code} ` }, collector: ' Bas\u202e  Jansen' },
    });
    told.push(await page());
    const again = await admin.refusal('bench.hand-out', {
      params,
      body: { seen: 6, check: { by: 'identity', words: 'Personeelspas gezien' } },
    });

    expect(atBench.device).toMatchObject({ holder: { place: 'bench' }, worker: {} });
    expect(ready.device).toMatchObject({ holder: { place: 'shelf', name: two.name } });
    expect([refused.code, again.code]).toEqual(['custody/code-refused', 'custody/illegal-move']);
    expect(out.movements.map(({ from, to }) => `${from.place} → ${to.place}`)).toEqual([
      'visitor → technician',
      'technician → shelf',
      'shelf → bench',
      'bench → supplier',
      'supplier → shelf',
      'shelf → visitor',
    ]);
    expect(out.movements.at(-1)?.to).toEqual({ place: 'visitor', name: 'Bas Jansen' });
    expect(isUnbroken(out.movements)).toBe(true);
    expect(told).toMatchObject([
      [{ readyAt: null, handedOutAt: null, pickUpCode: left.device.pickUpCode }],
      [{ readyAt: ready.device.readyAt }],
      [{ handedOutAt: out.device.handedOutAt, pickUpCode: null }],
    ]);
    const { history } = await admin.call('ticket.get', { params: { ticketId } });
    expect(history.map(({ kind }) => kind).slice(3)).toEqual([
      'ticket.device-left',
      'ticket.device-moved',
      'ticket.device-moved',
      'ticket.device-ready',
      'ticket.device-handed-out',
    ]);
  });

  it('refuses a full shelf, also when two put something there at once, and a repeat changes nothing', async () => {
    const { admin } = desk();
    const { shelfId } = await shelf(2);
    const [a, b, c] = [await atCounter(), await atCounter(), await atCounter()];
    const body = leaving(shelfId);
    const first = await admin.call('bench.leave', { params: { ticketId: a.ticketId }, body });
    const repeat = await admin.call('bench.leave', { params: { ticketId: a.ticketId }, body });
    const answers = await Promise.all(
      [b, c].map(({ ticketId }) =>
        admin.ask('bench.leave', { params: { ticketId }, body: leaving(shelfId) }),
      ),
    );

    expect(repeat).toEqual(first);
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200, 409]));
    const { shelves } = await admin.call('shelf.list', {});
    expect(shelves.find((each) => each.shelfId === shelfId)).toMatchObject({ taken: 2 });
  });

  it('lets one technician work on a device, and nobody move what somebody else moved meanwhile', async () => {
    const { admin } = desk();
    const other = await desk().staff('technician', 'Chris');
    const { shelfId } = await shelf();
    const { ticketId } = await atCounter();
    const { device } = await leave(ticketId, shelfId);
    const params = { leftId: device.leftId };
    await admin.call('bench.claim', { params });

    const claimed = await other.refusal('bench.claim', { params });
    const released = await other.refusal('bench.release', { params });
    await admin.call('bench.release', { params });
    const mine = await other.call('bench.claim', { params });
    await other.call('bench.move', {
      params,
      body: { seen: 2, to: { place: 'bench' }, words: null },
    });
    const late = await admin.refusal('bench.move', {
      params,
      body: { seen: 2, to: { place: 'technician' }, words: null },
    });

    expect([claimed.code, released.code, late.code]).toEqual([
      'custody/claimed',
      'custody/claimed',
      'ticket/changed-meanwhile',
    ]);
    expect(mine.device.worker).toMatchObject({ name: 'Chris' });
  });

  it('names the shelf when somebody comes with his code or is known, and to nobody else', async () => {
    const { admin } = desk();
    const technician = await desk().staff('technician');
    const { shelfId, name } = await shelf();
    const { ticketId } = await atCounter();
    const { device } = await leave(ticketId, shelfId);
    const come = async (words: string) => {
      const { ticketId: comer } = await desk().kiosk.call('ticket.create', {
        body: intake({
          errand: 'handover',
          reason: { category: 'collect', triage: {}, words, photoHash: null },
        }),
      });
      return (await technician.call('bench.pick-ups', { params: { ticketId: comer } })).lines;
    };

    const withCode = await come(`Afhalen ${device.pickUpCode.toLowerCase()}`);
    const without = await come('Afhalen');

    expect(withCode).toMatchObject([
      {
        ticket: { ticketId },
        device: { deviceName: 'iPhone 14', holder: { place: 'shelf', name } },
      },
    ]);
    expect(without).toEqual([]);
    await admin.call('bench.hand-out', {
      params: { leftId: device.leftId },
      body: { seen: 2, check: { by: 'identity', words: 'Rijbewijs gezien' } },
    });
    expect(await come(device.pickUpCode)).toEqual([]);
  });

  it('shows a device of a confidential ticket to nobody who may not see the ticket', async () => {
    const technician = await desk().staff('technician');
    const { shelfId } = await shelf();
    const { ticketId } = await atCounter({ reportType: 'complaint' });
    const { device } = await leave(ticketId, shelfId);
    const params = { leftId: device.leftId };

    const list = await technician.call('bench.list', { query: { limit: 100 } });
    const refusals = [
      await technician.refusal('bench.of-ticket', { params: { ticketId } }),
      await technician.refusal('bench.claim', { params }),
    ];
    const label = await technician.send('GET', `/v1/left-devices/${device.leftId}/label.pdf`);

    expect(list.lines.map((line) => line.device.leftId)).not.toContain(device.leftId);
    expect(refusals.map(({ code }) => code)).toEqual(['ticket/unknown', 'custody/unknown']);
    expect(label.status).toBe(404);
  });

  it('is ready once, when two colleagues say so of what lies where it lay', async () => {
    const { admin } = desk();
    const { shelfId } = await shelf();
    const { ticketId } = await atCounter();
    const { leftId } = (await leave(ticketId, shelfId)).device;
    const ready = { params: { leftId }, body: { seen: 2, shelfId } };

    const answers = await Promise.all([
      admin.ask('bench.ready', ready),
      admin.ask('bench.ready', ready),
    ]);

    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200, 409]));
    const { history } = await admin.call('ticket.get', { params: { ticketId } });
    expect(history.filter(({ kind }) => kind === 'ticket.device-ready')).toHaveLength(1);
  });

  it('pages through the bench by promise, and reminds once of what nobody fetches', async () => {
    const { admin } = desk();
    const { shelfId } = await shelf();
    const { ticketId } = await atCounter();
    const lefts = [await leave(ticketId, shelfId), await leave(ticketId, shelfId)];
    const leftId = lefts[0]?.device.leftId ?? '';
    await admin.call('bench.ready', { params: { leftId }, body: { seen: 2, shelfId } });
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const page: { lines: { device: { leftId: string } }[]; next: string | null } =
        await admin.call('bench.list', {
          query: { limit: 1, ...(after === null ? {} : { after }) },
        });
      seen.push(...page.lines.map((line) => line.device.leftId));
      after = page.next;
    } while (after !== null);

    const { context } = desk().desk;
    const inEightDays = { nowMs: () => context.clock.nowMs() + 8 * 24 * 60 * 60 * 1000 };
    const later = { ...context, clock: inEightDays };
    const troubles: unknown[] = [];
    const turn = { ...pickUpReminder, everyMs: 0, name: `remind-${v7()}` };
    await new JobRunner(later, [turn], (error) => troubles.push(error)).runDue();
    await new JobRunner(later, [turn], (error) => troubles.push(error)).runDue();

    expect(seen).toEqual(expect.arrayContaining(lefts.map(({ device }) => device.leftId)));
    expect(new Set(seen).size).toBe(seen.length);
    expect(troubles).toEqual([]);
    const { history } = await admin.call('ticket.get', { params: { ticketId } });
    const reminders = history.filter(({ kind }) => kind === 'ticket.device-not-collected');
    expect(reminders).toHaveLength(1);
    const { notices } = await admin.call('notice.list', {});
    expect(notices.filter((notice) => notice.ticket?.ticketId === ticketId)).toMatchObject([
      { kind: 'device-not-collected', details: { device: 'iPhone 14' } },
    ]);
  });

  it('prints a label with the code and the shelf and nothing of the visitor', async () => {
    const { shelfId } = await shelf();
    const { ticketId } = await atCounter();
    const { device } = await leave(ticketId, shelfId);
    const path = `/v1/left-devices/${device.leftId}/label.pdf`;

    const anonymous = await desk().anonymous.send('GET', path);
    const small = await desk().admin.send('GET', path);
    const wide = await desk().admin.send('GET', `${path}?size=80`);
    const other = await desk().admin.send('GET', `${path}?size=A0`);

    expect([anonymous.status, small.status, wide.status, other.status]).toEqual([
      401, 200, 200, 400,
    ]);
    expect(small.headers.get('content-type')).toBe('application/pdf');
  });
}
