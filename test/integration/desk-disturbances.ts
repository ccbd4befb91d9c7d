import { v7 } from 'uuid';
import { expect, it } from 'vitest';
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
}
