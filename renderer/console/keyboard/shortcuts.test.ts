import { expect, it } from 'vitest';
import { ticketMoveSchema } from '../../../shared/domain/ticket.ts';
import {
  shortcutAhead,
  shortcutFor,
  shortcuts,
  type KeyContext,
  type KeyPress,
} from './shortcuts.ts';

const card: KeyContext = { place: 'card', moves: ticketMoveSchema.options, enabled: true };
const press = (key: string, more: Partial<KeyPress> = {}): KeyPress => ({
  key,
  shift: false,
  ctrlOrMeta: false,
  alt: false,
  inInput: false,
  ...more,
});

it('calls the next visitor with c and closes with Shift+C', () => {
  expect(shortcutFor(press('c'), card)).toBe('next');
  expect(shortcutFor(press('C', { shift: true }), card)).toBe('close');
});

it('still calls with c when Caps Lock is on', () => {
  expect(shortcutFor(press('C'), card)).toBe('next');
});

it('is dead inside inputs and with Ctrl', () => {
  expect(shortcutFor(press('r', { inInput: true }), card)).toBeNull();
  expect(shortcutFor(press('r', { ctrlOrMeta: true }), card)).toBeNull();
});

it('opens the palette with Ctrl+K, also while typing and with single keys off', () => {
  const typing = press('k', { ctrlOrMeta: true, inInput: true });

  expect([
    shortcutFor(typing, card),
    shortcutFor(typing, { ...card, enabled: false }),
    shortcutFor({ ...typing, shift: true }, card),
    shortcutFor(press('k'), card),
  ]).toEqual(['palette', 'palette', null, 'up']);
});

it('leaves only Escape when single keys are switched off', () => {
  expect(shortcutFor(press('r'), { ...card, enabled: false })).toBeNull();
  expect(shortcutFor(press('Escape'), { ...card, enabled: false })).toBe('back');
});

it('offers only moves that the ticket allows', () => {
  expect(shortcutFor(press('r'), { ...card, moves: ['call'] })).toBeNull();
  expect(shortcutFor(press('r'), { ...card, moves: ['resolve'] })).toBe('resolve');
});

it('has a key for every move, and no two meanings for one key in one place', () => {
  expect(new Set(shortcuts.flatMap((each) => each.move ?? []))).toEqual(
    new Set(ticketMoveSchema.options),
  );
  for (const place of ['list', 'card'] as const) {
    const keys = shortcuts
      .filter((each) => each.where === 'everywhere' || each.where === place)
      .map((each) => `${each.modified ? 'Ctrl+' : ''}${each.shift ? 'Shift+' : ''}${each.key}`);
    expect(new Set(keys).size).toBe(keys.length);
  }
});

it('keeps a key for a moment when the ticket may allow it soon', () => {
  const started: KeyContext = { ...card, moves: ['start'] };

  expect([
    shortcutFor(press('r'), started),
    shortcutAhead(press('r'), started),
    shortcutAhead(press('q'), started),
    shortcutAhead(press('r', { inInput: true }), started),
  ]).toEqual([null, true, false, false]);
});

it('keeps no key that means something elsewhere, so that the next visitor can be called at once', () => {
  const started: KeyContext = { ...card, moves: ['start'] };

  expect(
    [press('c'), press('?'), press('s'), press('k', { ctrlOrMeta: true })].map((key) =>
      shortcutAhead(key, started),
    ),
  ).toEqual([false, false, false, false]);
});
