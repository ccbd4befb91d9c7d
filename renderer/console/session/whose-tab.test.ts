import { expect, it } from 'vitest';
import { leaveTab, takeTab, type TabStorage } from './whose-tab.ts';

function storage(): TabStorage {
  const kept = new Map<string, string>();
  return {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    clear: () => kept.clear(),
  };
}

it('keeps the work of somebody whose session ended until he is back', () => {
  const tab = storage();
  const first = takeTab(tab, 'anna');
  tab.setItem('handover', 'half');

  expect([first, takeTab(tab, 'anna'), tab.getItem('handover')]).toEqual([false, false, 'half']);
});

it('gives nothing of it to somebody else', () => {
  const tab = storage();
  takeTab(tab, 'anna');
  tab.setItem('handover', 'half');

  expect([takeTab(tab, 'ben'), tab.getItem('handover'), takeTab(tab, 'ben')]).toEqual([
    true,
    null,
    false,
  ]);
});

it('forgets also what the page kept once more after somebody signed out', () => {
  const tab = storage();
  takeTab(tab, 'anna');
  leaveTab(tab);
  tab.setItem('handover', 'half');

  expect([takeTab(tab, 'anna'), tab.getItem('handover')]).toEqual([false, null]);
});

it('leaves what a tab kept before it knew whose it is', () => {
  const tab = storage();
  tab.setItem('handover', 'half');

  expect([takeTab(tab, 'anna'), tab.getItem('handover')]).toEqual([false, 'half']);
});
