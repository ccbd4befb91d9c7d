import { v7 } from 'uuid';
import { expect, it } from 'vitest';
import type { DeskVisitor } from './desk-visitor.ts';
import type { StartedDesk } from './start-desk.ts';

/** What a desk does with what is broken for many, whatever its database. */
export function showsDisturbances(desk: () => StartedDesk): void {
  const words = {
    title: { nl: 'Wifi gebouw B is uit', en: 'Wifi in building B is down' },
    text: { nl: 'We weten het. We werken eraan.', en: 'We know. We are working on it.' },
    categories: ['wifi' as const],
    fromAt: '2026-11-22T09:00:00.000Z',
    untilAt: null,
  };
  const hello = (wantsDisturbances?: boolean) =>
    desk().kiosk.call('kiosk.hello', {
      body: {
        version: '1.0.0',
        queued: 0,
        ...(wantsDisturbances === undefined ? {} : { wantsDisturbances }),
      },
    });

  it('shows what a lead made known at wall and kiosk, and counts who has it too once', async () => {
    const { admin, anonymous, kiosk } = desk();
    const technician = await desk().staff('technician', 'Chris');
    const { disturbanceId } = await technician.call('disturbance.propose', { body: words });
    const params = { disturbanceId };
    const shownOnWall = async () =>
      ((await anonymous.call('board.get', {})).disturbances ?? []).filter(
        (one) => one.disturbanceId === disturbanceId,
      );
    const proposed = await shownOnWall();
    const known = { params, body: { ...words, state: 'known' as const } };

    const refused = await technician.refusal('disturbance.change', known);
    await admin.call('disturbance.change', known);
    const onWall = await shownOnWall();
    const atKiosk = await hello(true);
    const atOldKiosk = await hello();
    const affectedId = v7();
    await kiosk.call('disturbance.me-too', { params: { disturbanceId, affectedId } });
    await kiosk.call('disturbance.me-too', { params: { disturbanceId, affectedId } });
    const { disturbances } = await technician.call('disturbance.list', {});
    await admin.call('disturbance.change', { params, body: { ...words, state: 'over' } });

    expect(proposed).toEqual([]);
    expect(refused.code).toBe('auth/forbidden');
    expect(onWall).toEqual([{ disturbanceId, ...words }]);
    expect(atKiosk.disturbances).toEqual([{ disturbanceId, ...words }]);
    expect(atOldKiosk).not.toHaveProperty('disturbances');
    expect(disturbances.find((one) => one.disturbanceId === disturbanceId)).toMatchObject({
      state: 'known',
      affected: 1,
    });
    expect(await shownOnWall()).toEqual([]);
  });

  it('tells leads and admins what a technician proposes, and nobody else', async () => {
    const { admin } = desk();
    const lead = await desk().staff('lead', 'Kim');
    const technician = await desk().staff('technician', 'Chris');
    const colleague = await desk().staff('technician', 'Sam');
    const approver = await desk().staff('approver', 'Mia');
    const told = async (who: DeskVisitor) =>
      (await who.call('notice.list', {})).notices
        .filter(({ kind }) => kind === 'disturbance-proposed')
        .map(({ ticket, details }) => ({ ticket, details }))
        .slice(0, 1);
    const title = { nl: 'Telefonie hapert', en: 'Phones falter' };

    await technician.call('disturbance.propose', { body: { ...words, title } });
    const line = { ticket: null, details: { by: 'Chris', ...title } };

    expect([await told(lead), await told(admin)]).toEqual([[line], [line]]);
    expect([await told(technician), await told(colleague), await told(approver)]).toEqual([
      [],
      [],
      [],
    ]);
  });

  it('shows what is known until the end that was written with it', async () => {
    const { admin, anonymous } = desk();
    const { disturbanceId } = await admin.call('disturbance.propose', { body: words });
    const known = { ...words, state: 'known' as const };
    const shownUntil = async (fromNowMs: number) => {
      const untilAt = new Date(Date.now() + fromNowMs).toISOString();
      const params = { disturbanceId };
      await admin.call('disturbance.change', { params, body: { ...known, untilAt } });
      const { disturbances } = await anonymous.call('board.get', {});
      return (disturbances ?? []).some((one) => one.disturbanceId === disturbanceId);
    };

    expect(await shownUntil(60_000)).toBe(true);
    expect(await shownUntil(-1)).toBe(false);
  });

  it('does not tell a lead what he proposed himself', async () => {
    const [lead, colleague] = [await desk().staff('lead', 'Kim'), await desk().staff('lead', 'Bo')];
    const told = async (who: DeskVisitor) =>
      (await who.call('notice.list', {})).notices.map(({ kind }) => kind);

    await lead.call('disturbance.propose', { body: words });

    expect([await told(lead), await told(colleague)]).toEqual([[], ['disturbance-proposed']]);
  });

  it('does not write over what a colleague changed in a disturbance, but for a console that names no version', async () => {
    const [lead, colleague] = [await desk().staff('lead', 'Kim'), await desk().staff('lead', 'Bo')];
    const proposed = await lead.call('disturbance.propose', { body: words });
    const params = { disturbanceId: proposed.disturbanceId };
    const change = { ...words, state: 'over' as const, version: 1 };

    const both = await Promise.all([
      lead.ask('disturbance.change', { params, body: change }),
      colleague.ask('disturbance.change', { params, body: { ...change, categories: [] } }),
    ]);
    const refused = await lead.refusal('disturbance.change', { params, body: change });
    const unknown = await lead.refusal('disturbance.change', {
      params: { disturbanceId: v7() },
      body: change,
    });
    const { version: _seen, ...unversioned } = change;
    const old = await lead.call('disturbance.change', { params, body: unversioned });

    expect(proposed.version).toBe(1);
    expect(both.filter(({ status }) => status === 200)).toHaveLength(1);
    expect([refused.code, unknown.code]).toEqual([
      'disturbance/changed-meanwhile',
      'disturbance/unknown',
    ]);
    expect(old).toMatchObject({ ...words, version: 3 });
  });

  it('writes down who changed a disturbance, from what to what', async () => {
    const lead = await desk().staff('lead', 'Kim');
    const title = { nl: 'Telefoons dood', en: 'Phones dead' };
    const body = { ...words, title };
    const { disturbanceId } = await desk().admin.call('disturbance.propose', { body });
    const params = { disturbanceId };
    const known = { ...body, state: 'known' as const, untilAt: '2026-11-22T12:00:00.000Z' };

    await lead.call('disturbance.change', { params, body: known });
    await lead.call('disturbance.change', { params, body: known });
    const { lines } = await desk().admin.call('audit.list', { query: { subject: title.nl } });

    expect(lines).toMatchObject([
      {
        kind: 'disturbance.change',
        actor: 'Kim',
        details: {
          state: 'proposed → known',
          until_at: '– → 2026-11-22T12:00:00.000Z',
          owner: 'Admin → Kim',
        },
      },
    ]);
  });
}
