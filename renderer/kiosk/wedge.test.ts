import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { noWedge, wedgeGapMs, wedgeKey, wedgeQuiet, type WedgeState } from './wedge.ts';

/** One key per character. */
function keysOf(text: string): readonly string[] {
  return Array.from(text);
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
});

describe('a person who types', () => {
  it('keeps every letter and no Enter becomes a badge', () => {
    expect(typed([...keysOf('Mijn mail 123456'), 'Enter'], 120)).toEqual({
      text: 'Mijn mail 123456',
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
      fc.array(fc.constantFrom(...keysOf('abc123 .é')), { maxLength: 100 }),
      fc.integer({ min: 1, max: 200 }),
      (keys, gapMs) => {
        expect(typed(keys, gapMs)).toEqual({ text: keys.join(''), badge: null });
      },
    ),
  );
});
