import { expect, it } from 'vitest';
import type { Fact, Finding } from '../../../shared/domain/readout.ts';
import { createI18nInParts } from '../../i18n/create-i18n.ts';
import { createWordParts } from '../../i18n/word-parts.ts';
import { dutchWords, kioskWords } from '../catalogues.ts';
import { factLine, selfHelp, spokenFindings } from './readout-words.ts';

const i18n = createI18nInParts(dutchWords, 'nl', createWordParts(kioskWords));

function finding(code: string, verdict: Finding['verdict']): Finding {
  return { code, verdict, params: {}, basedOn: ['a.b'], layer: 'L0', confidence: 'reported' };
}

it('tells a visitor the worst three findings that have words, worst first', () => {
  const spoken = spokenFindings(i18n, [
    finding('nothing-wrong-seen', 'ok'),
    finding('phone-locked', 'unknown'),
    finding('battery-low', 'attention'),
    finding('no-such-finding', 'fault'),
    finding('storage-full', 'fault'),
    finding('storage-card-full', 'attention'),
  ]);

  expect(spoken.map(({ finding: { code } }) => code)).toEqual([
    'storage-full',
    'battery-low',
    'storage-card-full',
  ]);
  expect(spoken[0]?.words).toBe('Je toestel is vol.');
});

it('says what a visitor can do himself only where the catalogue knows something safe', () => {
  expect(selfHelp(i18n, finding('label-battery-weak', 'fault'))).toBe(
    'Laat de oplader aan je laptop zitten.',
  );
  expect(selfHelp(i18n, finding('key-pin-blocked', 'fault'))).toBeNull();
});

it('shows of a device what everybody understands, and no numbers that name it', () => {
  const fact = (key: string, value: Fact['value'], unit: Fact['unit'] = null): Fact => ({
    ...{ key, value, unit, probe: 'test', layer: 'L1', confidence: 'reported' },
    ...{ readAt: '2026-11-26T09:00:00.000Z', durationMs: 1 },
  });

  expect(factLine(i18n, 'nl', fact('supply.lowest', 7, 'percent'))).toEqual({
    ...{ key: 'supply.lowest', label: 'Laagste voorraad', value: '7 %' },
  });
  expect(factLine(i18n, 'nl', fact('printer.serial', 'X1'))).toBeNull();
  expect(factLine(i18n, 'nl', fact('card.present', true))).toBeNull();
});
