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
