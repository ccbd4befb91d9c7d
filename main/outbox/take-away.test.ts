import { describe, expect, it } from 'vitest';
import { nextStepFor } from './take-away.ts';

describe('what happens next', () => {
  it('follows from what the visitor came for', () => {
    expect(nextStepFor({ errand: 'problem', reportType: 'incident' })).toBe('technician-calls-you');
    expect(nextStepFor({ errand: 'handover', reportType: 'change' })).toBe(
      'device-operations-calls-you',
    );
    expect(nextStepFor({ errand: 'question', reportType: 'information' })).toBe(
      'answer-at-counter',
    );
    expect(nextStepFor({ errand: 'problem', reportType: 'authorisation' })).toBe(
      'authorisation-checked-at-counter',
    );
  });

  it('for a complaint is that it is read, whatever the errand', () => {
    for (const errand of ['problem', 'handover', 'question'] as const) {
      expect(nextStepFor({ errand, reportType: 'complaint' })).toBe('complaint-read-today');
    }
  });
});
