import { describe, expect, it } from 'vitest';
import { asksAgain, draftOf, factsOfDraft, looksOdd, troublesOf } from './asset-draft.ts';

const empty = draftOf(null);
const whole = { ...empty, tag: 'lt-0042', maker: 'Dell', model: 'Latitude 5440' };

describe('the form of an asset', () => {
  it('is whole with label, maker and model', () => {
    expect(factsOfDraft(empty, empty)).toBeNull();
    expect(factsOfDraft(whole, empty)).toMatchObject({ tag: 'LT-0042', identifiers: [] });
  });

  it('wants a serial number that is typed twice, and one that was read once', () => {
    const typed = { ...whole, serial: 'LAB0001' };

    expect(asksAgain(typed, empty)).toBe(true);
    expect(troublesOf(typed, empty)).toEqual({ serialAgain: { kind: 'again' } });
    expect(factsOfDraft({ ...typed, serialAgain: 'LAB0007' }, empty)).toBeNull();
    expect(factsOfDraft({ ...typed, serialAgain: 'lab 0001' }, empty)).not.toBeNull();
    expect(asksAgain(typed, { ...empty, serial: 'LAB0001' })).toBe(false);
  });

  it('says which rule a wrong digit breaks', () => {
    const wrong = { ...whole, imei: '490154203237518, 490154203237519' };

    expect(troublesOf(wrong, empty)).toEqual({
      imei: { kind: 'fault', code: 'identifier/wrong-check-digit' },
    });
    expect(factsOfDraft(wrong, empty)).toBeNull();
  });

  it.each([
    ['1.249,50', 124950],
    ['1249.5', 124950],
    ['€ 12', 1200],
    ['', null],
  ])('reads the amount %s', (purchasePrice, cents) => {
    expect(factsOfDraft({ ...whole, purchasePrice }, empty)?.purchasePrice).toBe(cents);
  });

  it('refuses an amount that is none, and doubts a serial number that is not the maker’s', () => {
    expect(troublesOf({ ...whole, purchasePrice: 'duur' }, empty)).toEqual({
      purchasePrice: { kind: 'price' },
    });
    expect(looksOdd({ ...whole, serial: '123456789' })).toBe(true);
    expect(looksOdd({ ...whole, serial: 'LAB0001' })).toBe(false);
  });

  it('shows what is there as it was written', () => {
    const facts = factsOfDraft({ ...whole, mac: '00-1A-2B-3C-4D-5E', purchasePrice: '10' }, empty);

    expect(draftOf(facts)).toEqual({
      ...whole,
      tag: 'LT-0042',
      mac: '00-1A-2B-3C-4D-5E',
      purchasePrice: '10,00',
    });
  });
});
