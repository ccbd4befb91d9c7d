import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { type DeskClient, noDesk } from '../../main/desk/desk-client.ts';
import { fault } from '../../shared/base/fault.ts';
import { err, ok } from '../../shared/base/result.ts';
import { deskContract } from '../../shared/contract/desk-contract.ts';
import { type KioskInstruction, offerOf } from '../../shared/domain/kiosk-instruction.ts';
import { startKiosk, until, value } from './kiosk-parts.ts';

const wifi: KioskInstruction = {
  instructionId: '01936f00-0000-7000-8000-00000000000b',
  slug: 'wifi',
  version: 1,
  devices: [],
  roles: [],
  findings: [],
  reasons: ['wifi'],
  reviewBy: '2099-01-01',
  variants: [
    { locale: 'nl', level: 'A2', title: 'Wifi', safety: [], steps: [{ do: 'Zet wifi aan.' }] },
  ],
};

/** A desk that tells of one instruction, as long as it is there. */
class TellingDesk implements DeskClient {
  away = false;
  /** What it sends for any photo. */
  photo = Buffer.from([0xff, 0xd8, 0xff, 0xd9]);
  readonly putPhoto: DeskClient['putPhoto'] = (hash, jpeg) => noDesk.putPhoto(hash, jpeg);
  readonly call: DeskClient['call'] = (name) => {
    if (this.away) return Promise.resolve(err(fault('desk/unreachable', 'Away')));
    const replies: Readonly<Record<string, object>> = {
      'kiosk.hello': {
        kioskId: wifi.instructionId,
        kioskName: 'Hal',
        siteName: 'Testhuis',
        codePrefix: 'B',
        wait: { fromMinutes: 1, toMinutes: 2 },
        publicUrl: 'http://127.0.0.1:4750',
      },
      'kiosk.requests': { requests: [] },
      'kiosk.instruction-photo': { jpegBase64: this.photo.toString('base64') },
      'kiosk.instructions': { edition: 'one', instructions: [wifi] },
    };
    // Parsed by the schema of the route that was called.
    return Promise.resolve(ok(deskContract[name].response.parse(replies[name] ?? {}) as never));
  };
}

it('explains without its desk what the desk told before, and knows no other instruction', async () => {
  const desk = new TellingDesk();
  const running = await startKiosk({ desk });
  const { kiosk, time } = running;
  const offers = async () => value(await kiosk.handlers['kiosk.state']({})).instructions;
  await until(time, async () => (await offers()).length === 1);

  desk.away = true;
  time.pass(60 * 60_000);

  expect(await offers()).toEqual([offerOf(wifi)]);
  const { instructionId } = wifi;
  expect(await kiosk.handlers['instruction.get']({ instructionId })).toEqual(ok(wifi));
  const other = '01936f00-0000-7000-8000-00000000000c';
  expect(await kiosk.handlers['instruction.get']({ instructionId: other })).toMatchObject({
    fault: { code: 'instruction/not-published' },
  });
  await running.stop();
});

it('shows a photo that the desk sent once without its desk, and never another file for it', async () => {
  const desk = new TellingDesk();
  const running = await startKiosk({ desk });
  const show = running.kiosk.handlers['instruction.photo'];
  const hash = createHash('sha256').update(desk.photo).digest('hex');
  const other = 'a'.repeat(64);
  const here = ok({ jpegBase64: desk.photo.toString('base64') });

  expect(await show({ hash: other })).toMatchObject({ fault: { code: 'desk/refused' } });
  expect(await show({ hash })).toEqual(here);
  desk.photo = Buffer.from('<svg onload="alert(1)"/>');
  const script = createHash('sha256').update(desk.photo).digest('hex');
  expect(await show({ hash: script })).toMatchObject({ fault: { code: 'desk/refused' } });
  desk.away = true;
  expect(await show({ hash })).toEqual(here);
  expect(await show({ hash: other })).toMatchObject({ fault: { code: 'desk/unreachable' } });
  await running.stop();
});
