import { describe, expect, it } from 'vitest';
import { AttemptLimit } from './attempt-limit.ts';

describe('the limit on resume codes', () => {
  it('refuses every try after five wrong codes, and allows them again a minute later', () => {
    const limit = new AttemptLimit({ failures: 5, windowMs: 60_000 });
    for (let at = 0; at < 5; at += 1) limit.failed(at);

    expect(limit.allows(59_000)).toBe(false);
    expect(limit.allows(60_004)).toBe(true);
  });
});
