import { expect, it } from 'vitest';
import { readsKeys, type Focused } from './reads-keys.ts';

const focus = (more: Partial<Focused>): Focused => ({
  tag: 'BUTTON',
  type: '',
  isEditable: false,
  popup: null,
  ...more,
});

it('leaves letters to a choice that is folded in, and takes them on a button or a menu', () => {
  expect([
    readsKeys(focus({ popup: 'listbox' })),
    readsKeys(focus({})),
    readsKeys(focus({ popup: 'menu' })),
  ]).toEqual([true, false, false]);
});

it('leaves letters to what words are typed in, and takes them on a tick or a round', () => {
  expect([
    readsKeys(focus({ tag: 'INPUT', type: 'text' })),
    readsKeys(focus({ tag: 'TEXTAREA' })),
    readsKeys(focus({ tag: 'DIV', isEditable: true })),
    readsKeys(focus({ tag: 'INPUT', type: 'checkbox' })),
    readsKeys(focus({ tag: 'INPUT', type: 'radio' })),
  ]).toEqual([true, true, true, false, false]);
});
