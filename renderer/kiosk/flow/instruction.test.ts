import { describe, expect, it } from 'vitest';
import { offerOf } from '../../../shared/domain/kiosk-instruction.ts';
import type { Happening } from './happening.ts';
import { idleWarning } from './idle-warning.ts';
import { offersNow, pagesOf } from './instruction.ts';
import type { Model } from './model.ts';
import { next } from './next.ts';
import { attract, kiosk, phone, play, wifiHelp } from './played.test-support.ts';

const knowing: Model = { ...attract, kiosk: { ...kiosk, instructions: [offerOf(wifiHelp)] } };
const badge: Happening = { type: 'badge-scanned', badgeNumber: 'B-1' };
const open: Happening = { type: 'instruction-opened', instructionId: wifiHelp.instructionId };
const short: Happening = { type: 'telling-chosen', telling: 'short' };
const turn: Happening = { type: 'instruction-turned', to: 'next' };
const back: Happening = { type: 'back' };
const says = (outcome: 'helped' | 'not-enough'): Happening => ({
  type: 'instruction-answered',
  outcome,
});

/** At the answer to a question about wifi. */
const asked = play(
  knowing,
  { type: 'errand-chosen', errand: 'question' },
  badge,
  { type: 'report-type-chosen', reportType: 'information' },
  { type: 'category-chosen', category: 'wifi' },
);

/** At the result of a phone of which the storage is full. */
const read = play(
  knowing,
  { type: 'device-attached', device: phone },
  badge,
  { type: 'errand-chosen', errand: 'problem' },
  { type: 'category-chosen', category: 'storage' },
  { type: 'reason-finished' },
  { type: 'device-decided', choice: 'read' },
);

describe('an instruction', () => {
  it('is offered for a question of its kind and for what was found, and not for anything else', () => {
    expect(asked.screen).toEqual({ at: 'self-help', category: 'wifi' });
    expect(read.screen.at).toBe('device-result');
    expect(offersNow(read).map(({ titles }) => titles.nl)).toEqual(['Wifi A2']);
    expect(offersNow({ ...read, draft: null })).toEqual([]);
  });

  it('asks how it should be told, says first what to take care of, then each step, then whether it worked', () => {
    const opened = play(asked, open);
    const pages = [short, turn, turn, turn];
    const last = play(opened, ...pages);

    expect(opened.screen).toMatchObject({ at: 'instruction', telling: null, page: 0 });
    expect(last.screen).toMatchObject({ at: 'instruction', telling: 'short', page: 3 });
    expect(
      wifiHelp.variants
        .slice(0, 1)
        .flatMap(pagesOf)
        .map(({ page }) => page),
    ).toEqual(['start', 'step', 'step', 'end']);
    expect(play(last, turn).screen).toEqual(last.screen);
  });

  it('goes back page by page, to the question how to tell it, and to where it was opened', () => {
    const second = play(asked, open, short, turn);

    const screens = [1, 2, 3].map(
      (times) => play(second, ...Array.from({ length: times }, () => back)).screen,
    );

    expect(screens).toMatchObject([
      { at: 'instruction', telling: 'short', page: 0 },
      { at: 'instruction', telling: null },
      { at: 'self-help', category: 'wifi' },
    ]);
  });

  it('ends the visit of who was helped, counted and without what was read of his device', () => {
    const helped = play(read, open, short, turn, says('helped'));
    const { model, commands } = next(play(read, open, short), says('helped'));

    expect(helped).toMatchObject({ screen: { at: 'goodbye' }, draft: null, telling: null });
    expect(commands).toMatchObject([
      { input: { step: { type: 'self-help-tried', category: 'storage', outcome: 'helped' } } },
    ]);
    expect(model.epoch).toBe(read.epoch);
  });

  it('lets a visit go on where it was when it did not help', () => {
    const whole: Happening = { type: 'step-answered', step: 0, worked: false };

    expect(play(read, open, short, says('not-enough'), whole).screen).toEqual(read.screen);
    expect(play(asked, open, short, says('not-enough'), whole).screen.at).toBe('words');
  });

  it('is read while one waits, and the number is there again afterwards', () => {
    const number = play(read, { type: 'person-asked' }, { type: 'person-confirmed' });
    const reading = play(number, open, short, turn);

    expect(number.screen.at).toBe('number');
    expect(play(reading, says('helped')).screen.at).toBe('number');
    expect(play(reading, says('helped')).draft).toEqual(number.draft);
    for (const tap of ['person-asked', 'start-over-asked'] as const) {
      expect(play(reading, { type: tap }).overlay).toBeNull();
    }
  });

  it('is not asked again how to tell it in the same visit, and is forgotten with the visitor', () => {
    const whole: Happening = { type: 'step-answered', step: 0, worked: false };
    const again = play(read, open, short, says('not-enough'), whole, open);

    expect(again.screen).toMatchObject({ at: 'instruction', telling: 'short' });
    const gone = play(again, { type: 'start-over-asked' }, { type: 'start-over-confirmed' });
    expect(gone).toMatchObject({ telling: null, draft: null, screen: { at: 'attract' } });
    expect(JSON.stringify(gone.screen)).not.toContain('Wifi');
  });

  it('gives time to do a step, then warns, and takes nothing back of a visit that has its number', () => {
    const number = play(read, { type: 'person-asked' }, { type: 'person-confirmed' });
    const reading = play(number, open, short);
    const at = (seconds: number) =>
      next(reading, { type: 'tick', nowMs: reading.lastActivityMs + seconds * 1000 });

    expect(idleWarning(at(60).model)).toBeNull();
    expect(idleWarning(at(185).model)).toBe(15);
    expect(at(201)).toMatchObject({
      model: { screen: { at: 'goodbye', why: 'done' } },
      commands: [],
    });
  });
});
