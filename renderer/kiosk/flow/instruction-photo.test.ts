import { expect, it } from 'vitest';
import { err, ok } from '../../../shared/base/result.ts';
import { fault } from '../../../shared/base/fault.ts';
import { type KioskInstruction, offerOf } from '../../../shared/domain/kiosk-instruction.ts';
import type { Happening } from './happening.ts';
import type { Model } from './model.ts';
import { next } from './next.ts';
import { attract, kiosk, play, wifiHelp } from './played.test-support.ts';

const hash = 'b'.repeat(64);
const withPhoto: KioskInstruction = {
  ...wifiHelp,
  variants: wifiHelp.variants.map((variant) => ({
    ...variant,
    steps: [{ do: 'Zet wifi uit.', picture: { kind: 'photo', hash, alt: 'De knop' } }],
  })),
};
const knowing: Model = { ...attract, kiosk: { ...kiosk, instructions: [offerOf(wifiHelp)] } };
const turn: Happening = { type: 'instruction-turned', to: 'next' };
const opened = play(
  knowing,
  { type: 'errand-chosen', errand: 'question' },
  { type: 'badge-scanned', badgeNumber: 'B-1' },
  { type: 'report-type-chosen', reportType: 'information' },
  { type: 'category-chosen', category: 'wifi' },
  { type: 'instruction-opened', instructionId: wifiHelp.instructionId },
);

/** The instruction with a photo, told so; the first page is what to take care of. */
function told(telling: 'short' | 'pictures'): Model {
  const { screen } = opened;
  if (screen.at !== 'instruction') throw new Error(`At ${screen.at}`);
  const read = { ...opened, screen: { ...screen, instruction: withPhoto } };
  return play(read, { type: 'telling-chosen', telling });
}

it('asks for the photo of the step that is shown, once, and shows it when it comes', () => {
  const asked = next(told('pictures'), turn);
  const shown = play(told('pictures'), turn);

  expect(asked.commands).toEqual([{ call: 'instruction.photo', input: { hash } }]);
  expect(shown.screen).toMatchObject({ photos: { [hash]: '/9j/' } });
  expect(next(play(shown, { type: 'back' }), turn).commands).toEqual([]);
});

it('stays with the words when there is no photo, and asks for none when it is told in short', () => {
  const asked = next(told('pictures'), turn).model;
  const result = err(fault('desk/unreachable', 'Away'));
  const reply = { call: 'instruction.photo', input: { hash }, result } as const;
  const without = next(asked, { type: 'replied', epoch: asked.epoch, reply }).model;
  const came = { ...reply, result: ok({ jpegBase64: '/9j/' }) };
  const late = next(opened, { type: 'replied', epoch: opened.epoch - 1, reply: came }).model;

  expect(without.screen).toMatchObject({ at: 'instruction', photos: { [hash]: null } });
  expect(late).toEqual(opened);
  expect(next(told('short'), turn).commands).toEqual([]);
});
