import { expect, it } from 'vitest';
import { type DeskClient, noDesk } from '../../main/desk/desk-client.ts';
import { fault } from '../../shared/base/fault.ts';
import { err, ok } from '../../shared/base/result.ts';
import { deskContract } from '../../shared/contract/desk-contract.ts';
import type { ShownDisturbance } from '../../shared/domain/disturbance.ts';
import { startKiosk, until, value } from './kiosk-parts.ts';

const wifi: ShownDisturbance = {
  disturbanceId: '01936f00-0000-7000-8000-00000000000a',
  title: { nl: 'Wifi is uit', en: 'Wifi is down' },
  text: { nl: 'We weten het.', en: 'We know.' },
  categories: ['wifi'],
  fromAt: '2026-11-22T08:00:00.000Z',
  untilAt: '2026-11-22T10:00:00.000Z',
};

/** A desk that tells of the wifi, as long as it is there. */
class TellingDesk implements DeskClient {
  away = false;
  readonly heard: unknown[] = [];
  readonly putPhoto: DeskClient['putPhoto'] = (hash, jpeg) => noDesk.putPhoto(hash, jpeg);
  readonly call: DeskClient['call'] = (name, input) => {
    if (this.away) return Promise.resolve(err(fault('desk/unreachable', 'Away')));
    if (name === 'disturbance.me-too') this.heard.push(input.params);
    const reply =
      name === 'kiosk.hello'
        ? {
            kioskId: wifi.disturbanceId,
            kioskName: 'Hal',
            siteName: 'Testhuis',
            codePrefix: 'B',
            wait: { fromMinutes: 1, toMinutes: 2 },
            publicUrl: 'http://127.0.0.1:4750',
            disturbances: [wifi],
          }
        : name === 'kiosk.requests'
          ? { requests: [] }
          : name === 'kiosk.instructions'
            ? { edition: '', instructions: null }
            : {};
    // Parsed by the schema of the route that was called.
    return Promise.resolve(ok(deskContract[name].response.parse(reply) as never));
  };
}

it('shows a disturbance without its desk until its end, and tells who has it too exactly once', async () => {
  const desk = new TellingDesk();
  const running = await startKiosk({ desk });
  const { kiosk, time } = running;
  const shown = async () => value(await kiosk.handlers['kiosk.state']({})).disturbances;
  await until(time, async () => (await shown()).length === 1);

  desk.away = true;
  value(await kiosk.handlers['disturbance.me-too']({ disturbanceId: wifi.disturbanceId }));
  time.pass(20_000);
  const whileAway = await shown();
  desk.away = false;
  await until(time, () => Promise.resolve(desk.heard.length > 0));
  for (let hello = 0; hello < 3; hello += 1) {
    time.pass(10_000);
    await until(time, () => Promise.resolve(true));
  }
  desk.away = true;
  time.pass(60 * 60_000);

  expect(whileAway).toEqual([wifi]);
  expect(desk.heard).toMatchObject([{ disturbanceId: wifi.disturbanceId }]);
  expect(await shown()).toEqual([]);
  await running.stop();
});
