import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanParagraphs, cleanText } from './untrusted-text.ts';

describe('cleanText', () => {
  it.each([
    ['a\u202Egnp.exe', 'agnp.exe'],
    ['NUL\u0000inside', 'NULinside'],
    ['\u001b[31mred', '[31mred'],
    ['  many \t\n spaces ', 'many spaces'],
    ['cafe\u0301', 'café'],
    ['lone \ud800 surrogate', 'lone surrogate'],
    ["Robert'); DROP TABLE ticket;--", "Robert'); DROP TABLE ticket;--"],
    ['<img src=x onerror=alert(1)>', '<img src=x onerror=alert(1)>'],
    ['zero\u200bwidth\ufeff', 'zerowidth'],
    ['\u{e0041}tagged', 'tagged'],
  ])('makes %j plain', (given, expected) => {
    expect(cleanText(given, 200)).toBe(expected);
  });

  it('cuts ten thousand characters to what was asked, with a mark', () => {
    const cut = cleanText('é'.repeat(10_000), 80);

    expect(Array.from(cut)).toHaveLength(80);
    expect(cut.endsWith('…')).toBe(true);
  });

  it('never leaves a control or bidirectional character, never exceeds the limit, whatever comes', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.integer({ min: 1, max: 300 }),
        (text, limit) => {
          const clean = cleanText(text, limit);
          expect(Array.from(clean).length).toBeLessThanOrEqual(limit);
          expect(clean).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069\u200e\u200f]/u);
          expect(clean.isWellFormed()).toBe(true);
        },
      ),
    );
  });
});

describe('cleanParagraphs', () => {
  it('keeps line breaks of a person and nothing more', () => {
    expect(cleanParagraphs('een\r\n\r\n\r\n\r\ntwee\u0007', 100)).toBe('een\n\ntwee');
  });

  it('is stable: cleaning twice changes nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const once = cleanParagraphs(text, 200);
        expect(cleanParagraphs(once, 200)).toBe(once);
      }),
    );
  });
});
