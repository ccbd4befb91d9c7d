import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { noWedge, wedgeGapMs, wedgeKey, wedgeQuiet, type WedgeState } from './wedge.ts';

/** One key per character. */
function keysOf(text: string): readonly string[] {
  return Array.from(text);
}

/** The keys of a text with Shift before each capital, as readers and fingers press it. */
function shiftedKeysOf(text: string): readonly string[] {
  return keysOf(text).flatMap((key) => (/[A-Z:]/u.test(key) ? ['Shift', key] : [key]));
}

/** Keys at a steady pace; what the page saw and what was heard as a badge. */
function typed(keys: readonly string[], gapMs: number) {
  let state: WedgeState = noWedge;
  let text = '';
  let badge: string | null = null;
  let at = 1000;
  for (const key of keys) {
    if (at - state.lastMs > wedgeGapMs) {
      const quiet = wedgeQuiet(state);
      text += quiet.released;
      state = quiet.state;
    }
    const turn = wedgeKey(state, key, at);
    text += turn.released + (turn.verdict === 'pass' && key.length === 1 ? key : '');
    badge = turn.badgeNumber ?? badge;
    state = turn.state;
    at += gapMs;
  }
  return { text: text + wedgeQuiet(state).released, badge };
}

describe('a badge reader that types', () => {
  it('is heard as a badge and lands in no field', () => {
    expect(typed([...keysOf('0412345'), 'Enter'], 8)).toEqual({ text: '', badge: '0412345' });
  });

  it('is heard in a field where somebody typed before', () => {
    expect(typed([...keysOf('ab'), ...keysOf('0412345'), 'Enter'], 8).badge).toBe('ab0412345');
    expect(typed([...keysOf('hoi '), ...keysOf('0412345'), 'Enter'], 8)).toEqual({
      text: 'hoi ',
      badge: '0412345',
    });
  });

  it('may press Shift before each capital, or hold it over neighbours', () => {
    const number = 'C02XK1ABJGH5';
    const held = ['C02', 'XK1', 'ABJGH5'].flatMap((part) => ['Shift', ...keysOf(part)]);

    expect(typed([...shiftedKeysOf(number), 'Enter'], 8)).toEqual({ text: '', badge: number });
    expect(typed([...held, 'Enter'], 8)).toEqual({ text: '', badge: number });
  });

  it('may turn Caps Lock and Num Lock on and off', () => {
    const keys = ['CapsLock', ...keysOf('EMP'), 'CapsLock', 'NumLock', ...keysOf('0412345')];

    expect(typed([...keys, 'NumLock', 'Enter'], 8)).toEqual({ text: '', badge: 'EMP0412345' });
  });

  it.each(['AltGraph', 'Dead', 'Control', 'Alt', 'Meta', 'Tab'])(
    'does not press %s: what came before it was typed',
    (key) => {
      expect(typed([...keysOf('041'), key, ...keysOf('2345'), 'Enter'], 8)).toEqual({
        text: '041',
        badge: '2345',
      });
    },
  );

  it('is heard whole, whatever number it reads and however it shifts', () => {
    const shifting = fc.array(fc.constantFrom('Shift', 'CapsLock', 'NumLock'), { maxLength: 3 });
    const badgeKey = fc.constantFrom(...keysOf('ABCXYZabcxyz0189.:-'));
    fc.assert(
      fc.property(
        fc.array(fc.tuple(shifting, badgeKey), { minLength: 4, maxLength: 64 }),
        shifting,
        (pressed, last) => {
          const keys = [...pressed.flatMap(([before, key]) => [...before, key]), ...last, 'Enter'];
          const badge = pressed.map(([, key]) => key).join('');
          expect(typed(keys, 8)).toEqual({ text: '', badge });
        },
      ),
    );
  });
});

describe('a person who types', () => {
  it('keeps every letter and no Enter becomes a badge', () => {
    expect(typed([...keysOf('Mijn mail 123456'), 'Enter'], 120)).toEqual({
      text: 'Mijn mail 123456',
      badge: null,
    });
  });

  it('keeps every capital', () => {
    expect(typed([...shiftedKeysOf('Mijn MAIL Werkt'), 'Shift', 'Enter'], 120)).toEqual({
      text: 'Mijn MAIL Werkt',
      badge: null,
    });
  });

  it('is not a badge with two fast letters and Enter', () => {
    expect(typed(['o', 'k', 'Enter'], 20)).toEqual({ text: 'ok', badge: null });
  });
});

it('loses no character and invents none, whatever the rhythm', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(...keysOf('abC123 .é'), 'Shift', 'CapsLock'), { maxLength: 100 }),
      fc.integer({ min: 1, max: 200 }),
      (keys, gapMs) => {
        const text = keys.filter((key) => key.length === 1).join('');
        expect(typed(keys, gapMs)).toEqual({ text, badge: null });
      },
    ),
  );
});
