import { expect, it } from 'vitest';
import { ticketMoveSchema } from '../../../shared/domain/ticket.ts';
import { pages } from '../shell/pages.ts';
import {
  capsOf,
  isAt,
  nthKeys,
  prefixFor,
  shortcutAhead,
  shortcutFor,
  shortcuts,
  type KeyContext,
  type KeyPress,
  type Place,
} from './shortcuts.ts';

const card: KeyContext = { place: 'card', moves: ticketMoveSchema.options, enabled: true };
const press = (key: string, more: Partial<KeyPress> = {}): KeyPress => ({
  key,
  shift: false,
  ctrlOrMeta: false,
  alt: false,
  inInput: false,
  after: null,
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

const places = ['list', 'card', 'bench', 'page'] as const satisfies readonly Place[];

it('has a key for every move, and no two meanings for one key in one place', () => {
  expect(new Set(shortcuts.flatMap((each) => each.move ?? []))).toEqual(
    new Set(ticketMoveSchema.options),
  );
  for (const place of places) {
    const caps = shortcuts.filter((each) => isAt(each, place)).map(({ id }) => capsOf(id));
    const taken = [...nthKeys.split(''), 'g', ...(place === 'card' ? ['f'] : [])];

    expect([...caps, ...taken].toSorted()).toEqual([...new Set([...caps, ...taken])].toSorted());
  }
});

it('finds each shortcut by its own key, at every place that has it', () => {
  for (const place of places) {
    const here: KeyContext = { ...card, place };
    for (const each of shortcuts.filter((one) => isAt(one, place))) {
      const { key, shift = false, modified = false } = each;
      expect(shortcutFor(press(key, { shift, ctrlOrMeta: modified }), here)).toBe(each.id);
    }
  }
});

it('goes to each page by g and its own letter, in capitals to those that technicians have not', () => {
  const keys = pages.map(({ key }) => key);

  expect(keys).toEqual([...new Set(keys)]);
  for (const { key, roles } of pages) {
    const shift = key !== key.toLowerCase();
    expect(shift).toBe(!(roles as readonly string[]).includes('technician'));
    expect(shortcutFor(press(key, { shift, after: 'g' }), card)).toBe(`g ${key}`);
  }
});

it('begins with g everywhere and with f on a card, and with nothing while typing or switched off', () => {
  const prefixes = (key: string, place: Place, more: Partial<KeyPress> = {}, enabled = true) =>
    prefixFor(press(key, more), { place, moves: [], enabled });

  expect([
    prefixes('g', 'page'),
    prefixes('f', 'card'),
    prefixes('f', 'list'),
    prefixes('g', 'card', { inInput: true }),
    prefixes('g', 'card', { ctrlOrMeta: true }),
    prefixes('g', 'card', {}, false),
  ]).toEqual(['g', 'f', null, null, null, null]);
});

it('does nothing else with the key after a beginning, and Escape takes the beginning back', () => {
  expect([
    shortcutFor(press('r', { after: 'g' }), card),
    shortcutFor(press('Escape', { after: 'g' }), card),
    shortcutFor(press('3', { after: 'f' }), card),
    shortcutFor(press('b', { after: 'g', inInput: true }), card),
  ]).toEqual(['g r', null, null, null]);
});

it('numbers tabs and lists as the keys stand in their row', () => {
  expect([
    shortcutFor(press('1'), card),
    shortcutFor(press('0'), card),
    shortcutFor(press('='), card),
    // A French keyboard has its digits with Shift.
    shortcutFor(press('3', { shift: true }), card),
  ]).toEqual(['nth 1', 'nth 10', 'nth 12', 'nth 3']);
});

it('writes keys as they stand beside what they do', () => {
  expect((['next', 'close', 'back', 'send', 'g R', 'f m', 'nth 11'] as const).map(capsOf)).toEqual([
    'c',
    '⇧C',
    'Esc',
    'Ctrl ↵',
    'g ⇧R',
    'f m',
    '-',
  ]);
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
