import { describe, expect, it } from 'vitest';
import { fault } from '../../../shared/base/fault.ts';
import { err } from '../../../shared/base/result.ts';
import { offerOf } from '../../../shared/domain/kiosk-instruction.ts';
import type { Happening } from './happening.ts';
import { next } from './next.ts';
import { attract, kiosk, phone, play, visitId, wifiHelp } from './played.test-support.ts';

const open: Happening = { type: 'instruction-opened', instructionId: wifiHelp.instructionId };
const short: Happening = { type: 'telling-chosen', telling: 'short' };
const turn: Happening = { type: 'instruction-turned', to: 'next' };
const no = (step: number): Happening => ({ type: 'step-answered', step, worked: false });
const yes = (step: number): Happening => ({ type: 'step-answered', step, worked: true });
const notEnough: Happening = { type: 'instruction-answered', outcome: 'not-enough' };

/** At the result of a phone, before there is a number. */
const read = play(
  { ...attract, kiosk: { ...kiosk, instructions: [offerOf(wifiHelp)] } },
  { type: 'device-attached', device: phone },
  { type: 'badge-scanned', badgeNumber: 'B-1' },
  { type: 'errand-chosen', errand: 'problem' },
  { type: 'category-chosen', category: 'storage' },
  { type: 'reason-finished' },
  { type: 'device-decided', choice: 'read' },
);
const atStep = play(read, open, short, turn);
const level = 'expert';

describe('a step that a visitor reads', () => {
  it('is told to the desk when it does not work, and he stays free to read on', () => {
    const said = next(atStep, no(1));

    expect(said.model.pending).toBeNull();
    expect(said.commands).toMatchObject([
      {
        call: 'instruction.answer',
        input: { visitId, version: 1, telling: 'short', level, step: 1, worked: false },
      },
    ]);
    expect(next(said.model, turn).model.screen).toMatchObject({ page: 2 });
  });

  it('says that the kiosk keeps it, or that the desk has to be told', () => {
    const said = next(atStep, no(1));
    const [command] = said.commands;
    if (command?.call !== 'instruction.answer') throw new Error('Nothing was told');
    const reply = { ...command, result: err(fault('store/failed', 'Full')) };
    const lost = next(said.model, { type: 'replied', epoch: said.model.epoch, reply }).model;

    expect(play(atStep, no(1)).screen).toMatchObject({ said: [{ step: 1, kept: 'kept' }] });
    expect(lost).toMatchObject({ stuck: null, screen: { said: [{ step: 1, kept: 'lost' }] } });
  });

  it('that works after all is told too, and the next page comes', () => {
    const works = next(play(atStep, no(1)), yes(1));

    expect(works.commands).toMatchObject([{ input: { step: 1, worked: true } }]);
    expect(works.model.screen).toMatchObject({ page: 2 });
  });

  it('is told once, and not at all when it just worked', () => {
    expect(next(play(atStep, no(1)), no(1)).commands).toEqual([]);
    expect(next(atStep, yes(1))).toMatchObject({ model: { screen: { page: 2 } }, commands: [] });
    expect(next(atStep, no(99)).commands).toEqual([]);
  });

  it('is asked for at the end when it did not help, and the visit goes on with one press', () => {
    const which = play(atStep, turn, turn, notEnough);
    const told = next(which, no(2));

    expect(which.screen).toMatchObject({ at: 'instruction', asksWhich: true });
    expect(play(which, { type: 'back' }).screen).toMatchObject({ asksWhich: false, page: 3 });
    expect(told.commands).toMatchObject([{ input: { step: 2, worked: false } }]);
    expect(told.model.screen).toEqual(read.screen);
  });

  it('is not asked for again when one was said to fail', () => {
    expect(play(atStep, no(1), turn, turn, notEnough).screen).toEqual(read.screen);
  });

  it('is told of an instruction that is read while one waits', () => {
    const number = play(read, { type: 'person-asked' }, { type: 'person-confirmed' });
    const which = play(number, open, short, turn, turn, turn, notEnough);
    const told = next(which, no(0));

    expect(told.commands).toMatchObject([{ call: 'instruction.answer', input: { step: 0 } }]);
    expect(told.model.screen.at).toBe('number');
  });
});
