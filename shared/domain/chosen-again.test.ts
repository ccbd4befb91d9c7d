import { describe, expect, it } from 'vitest';
import { chosenAgain, chosenDetails } from './chosen-again.ts';

describe('what somebody chose who came back', () => {
  it('is read from the history as it was chosen', () => {
    const details = chosenDetails({
      category: 'screen',
      triage: { what: 'cracked' },
      words: '',
      photoHash: null,
    });

    expect(chosenAgain({ where: 'kiosk', ...details })).toEqual({
      category: 'screen',
      triage: [['what', 'cracked']],
    });
  });

  it('is nothing when he chose nothing', () => {
    expect(chosenDetails(null)).toEqual({});
    expect(chosenAgain({ where: 'kiosk', readAgain: true })).toBeNull();
  });
});
