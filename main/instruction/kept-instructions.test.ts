import { expect, it } from 'vitest';
import { fault, type Fault } from '../../shared/base/fault.ts';
import { err, ok, type Result } from '../../shared/base/result.ts';
import type { KioskInstruction } from '../../shared/domain/kiosk-instruction.ts';
import type { DeskClient } from '../desk/desk-client.ts';
import type { SettingStore } from '../store/setting-store.ts';
import { KeptInstructions } from './kept-instructions.ts';

const wifi: KioskInstruction = {
  instructionId: '01936f00-0000-7000-8000-000000000001',
  slug: 'wifi',
  version: 1,
  devices: [],
  roles: [],
  findings: ['wifi-off'],
  reasons: ['wifi'],
  reviewBy: '2027-01-01',
  variants: [
    { locale: 'nl', level: 'A2', title: 'Wifi', safety: [], steps: [{ do: 'Zet wifi aan.' }] },
  ],
};

/** A kiosk with a disk, a clock and a desk that answers as told. */
function kiosk() {
  const disk = new Map<string, unknown>();
  const asked: string[] = [];
  let nowMs = Date.parse('2026-11-27T09:00:00.000Z');
  let reply: Result<unknown, Fault> = err(fault('desk/unreachable', ''));
  // The two calls that KeptInstructions makes of the store; a damaged document is null there too.
  const settings = {
    get: (name: string, schema: { safeParse: (value: unknown) => { data?: unknown } }) =>
      Promise.resolve(ok(schema.safeParse(disk.get(name)).data ?? null)),
    keep: (name: string, value: unknown) => {
      disk.set(name, value);
      return Promise.resolve(ok(null));
    },
  } as unknown as SettingStore;
  const desk = {
    call: (_name: string, input: { readonly query: { readonly known: string } }) => {
      asked.push(input.query.known);
      return Promise.resolve(reply);
    },
  } as unknown as DeskClient;
  return {
    disk,
    asked,
    desk,
    pass: (ms: number) => {
      nowMs += ms;
    },
    answers: (next: Result<unknown, Fault>) => {
      reply = next;
    },
    started: async () => {
      const kept = new KeptInstructions({ nowMs: () => nowMs }, settings);
      await kept.start();
      return kept;
    },
  };
}

const edition = (instructions: readonly KioskInstruction[] | null) =>
  ok({ edition: 'one', instructions });

it('keeps what the desk told over a restart without a desk', async () => {
  const own = kiosk();
  own.answers(edition([wifi]));
  await (await own.started()).lookAgain(own.desk);

  own.answers(err(fault('desk/unreachable', '')));
  const later = await own.started();
  await later.lookAgain(own.desk);

  expect(later.offers).toEqual([
    {
      instructionId: wifi.instructionId,
      devices: [],
      findings: ['wifi-off'],
      reasons: ['wifi'],
      titles: { nl: 'Wifi', en: 'Wifi' },
    },
  ]);
  expect(later.find(wifi.instructionId)).toEqual(ok(wifi));
});

it('keeps the last good edition when the desk answers something else, or nothing new', async () => {
  const own = kiosk();
  const kept = await own.started();
  own.answers(edition([wifi]));
  await kept.lookAgain(own.desk);

  for (const answer of [err(fault('output/invalid', '')), edition(null)]) {
    own.answers(answer);
    own.pass(60_000);
    await kept.lookAgain(own.desk);
  }

  expect(kept.offers).toHaveLength(1);
  expect(own.asked).toEqual(['', 'one', 'one']);
});

it('asks once a minute at most', async () => {
  const own = kiosk();
  const kept = await own.started();

  await kept.lookAgain(own.desk);
  own.pass(59_000);
  await kept.lookAgain(own.desk);

  expect(own.asked).toHaveLength(1);
});

it('hides an instruction from its review day on, also when the desk was never heard again', async () => {
  const own = kiosk();
  const kept = await own.started();
  own.answers(edition([wifi]));
  await kept.lookAgain(own.desk);

  own.pass(Date.parse('2027-01-02T12:00:00.000Z') - Date.parse('2026-11-27T09:00:00.000Z'));

  expect(kept.offers).toEqual([]);
  expect(kept.find(wifi.instructionId)).toMatchObject({
    fault: { code: 'instruction/not-published' },
  });
});

it('starts with nothing when what it kept is damaged', async () => {
  const own = kiosk();
  own.disk.set('instructions', { edition: 'one', instructions: [{ slug: 'wifi' }] });

  expect((await own.started()).offers).toEqual([]);
});
