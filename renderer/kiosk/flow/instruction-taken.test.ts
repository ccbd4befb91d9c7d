import { describe, expect, it } from 'vitest';
import { fault } from '../../../shared/base/fault.ts';
import { err } from '../../../shared/base/result.ts';
import { offerOf } from '../../../shared/domain/kiosk-instruction.ts';
import type { Happening } from './happening.ts';
import { next } from './next.ts';
import { attract, kiosk, play, visitId, wifiHelp } from './played.test-support.ts';

const take: Happening = { type: 'instruction-taken' };

/** On the first page of the instruction about wifi. */
const reading = play(
  { ...attract, kiosk: { ...kiosk, instructions: [offerOf(wifiHelp)] } },
  { type: 'errand-chosen', errand: 'question' },
  { type: 'badge-scanned', badgeNumber: 'B-1' },
  { type: 'report-type-chosen', reportType: 'information' },
  { type: 'category-chosen', category: 'wifi' },
  { type: 'instruction-opened', instructionId: wifiHelp.instructionId },
  { type: 'telling-chosen', telling: 'short' },
);

describe('an instruction to take along', () => {
  it('is asked for as it is read, once, while its reader reads on', () => {
    const asked = next(reading, take);

    expect(asked.commands).toEqual([
      {
        call: 'instruction.take',
        input: {
          visitId,
          instructionId: wifiHelp.instructionId,
          version: 1,
          telling: 'short',
          locale: 'nl',
        },
      },
    ]);
    expect(next(asked.model, take).commands).toEqual([]);
    expect(
      next(asked.model, { type: 'instruction-turned', to: 'next' }).model.screen,
    ).toMatchObject({ page: 1, taken: 'asked' });
  });

  it('is a code and a slip, or a word that there is none', () => {
    const { model, commands } = next(reading, take);
    const [command] = commands;
    if (command?.call !== 'instruction.take') throw new Error('Nothing was asked');
    const reply = { ...command, result: err(fault('desk/unreachable', 'Away')) };

    expect(play(reading, take).screen).toMatchObject({
      taken: { qrSvg: '<svg/>', printer: 'printed' },
    });
    expect(next(model, { type: 'replied', epoch: model.epoch, reply }).model).toMatchObject({
      stuck: null,
      screen: { taken: 'failed' },
    });
  });

  it('is another one when it is told otherwise', () => {
    const told = play(reading, take, { type: 'telling-chosen', telling: 'pictures' });

    expect(told.screen).toMatchObject({ taken: 'not' });
  });
});
