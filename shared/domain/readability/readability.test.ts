import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { InstructionVariant } from '../instruction.ts';
import { emptyVariant } from '../instruction-draft.ts';
import { readabilityOf, readingEase } from './readability.ts';
import { sentencesOf, wordsOf } from './sentences.ts';
import { syllablesOf } from './syllables.ts';

const variant = (change: Partial<InstructionVariant>): InstructionVariant => ({
  ...emptyVariant('nl', 'A2'),
  title: 'Titel',
  ...change,
});

describe('syllables', () => {
  it.each([
    ['de', 1],
    ['wifi', 2],
    ['tik', 1],
    ['instellingen', 4],
    ['telefoon', 3],
    ['wachtwoord', 2],
    ['beveiliging', 4],
    ['ideeën', 3],
    ['geïnstalleerd', 4],
    ['bureau', 2],
    ['nieuwe', 2],
    ['opnieuw', 2],
    ['draaien', 2],
    ['quiz', 1],
    ['2', 1],
  ])('of the Dutch word %s are %i', (word, count) => {
    expect(syllablesOf(word, 'nl')).toBe(count);
  });

  it.each([
    ['the', 1],
    ['phone', 1],
    ['settings', 2],
    ['password', 2],
    ['opened', 2],
    ['wanted', 2],
    ['table', 2],
    ['takes', 1],
    ['boxes', 2],
    ['messages', 3],
    ['video', 3],
    ['station', 2],
    ['authentication', 5],
    ['you', 1],
    ['yes', 1],
    ['rule', 1],
  ])('of the English word %s are %i', (word, count) => {
    expect(syllablesOf(word, 'en')).toBe(count);
  });

  it('are at least one and at most one for each letter, whatever the word', () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom('nl', 'en'), (word, locale) => {
        const count = syllablesOf(word, locale);
        expect(count).toBeGreaterThanOrEqual(1);
        expect(count).toBeLessThanOrEqual(Math.max(1, word.normalize('NFD').length * 2));
      }),
    );
  });
});

describe('sentences', () => {
  it('end at a full stop, a question and a new line, not inside a number or a name', () => {
    expect(sentencesOf('Zet iOS 26.1 erop. Lukt dat? Mooi\nGa verder')).toEqual([
      'Zet iOS 26.1 erop.',
      'Lukt dat?',
      'Mooi',
      'Ga verder',
    ]);
  });

  it('lose no word', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(
          sentencesOf(text)
            .flatMap((sentence) => wordsOf(sentence))
            .join(' '),
        ).toBe(wordsOf(text).join(' '));
      }),
    );
  });
});

describe('reading ease', () => {
  it('is the formula of Douma for Dutch and of Flesch for English', () => {
    const text = { words: 100, sentences: 10, syllables: 150 };

    expect(readingEase(text, 'nl')).toBeCloseTo(206.835 - 9.3 - 115.5, 6);
    expect(readingEase(text, 'en')).toBeCloseTo(206.835 - 10.15 - 126.9, 6);
  });

  it('never rises when words get longer or sentences get longer', () => {
    const counts = fc.record({
      sentences: fc.integer({ min: 1, max: 50 }),
      more: fc.integer({ min: 1, max: 400 }),
      extra: fc.integer({ min: 0, max: 2000 }),
    });
    fc.assert(
      fc.property(counts, fc.constantFrom('nl', 'en'), ({ sentences, more, extra }, locale) => {
        const words = sentences + more;
        const syllables = words + extra;
        const ease = readingEase({ words, sentences, syllables }, locale);
        expect(readingEase({ words, sentences, syllables: syllables + 1 }, locale)).toBeLessThan(
          ease,
        );
        if (sentences > 1) {
          expect(readingEase({ words, sentences: sentences - 1, syllables }, locale)).toBeLessThan(
            ease,
          );
        }
      }),
    );
  });
});

describe('the verdict on a variant', () => {
  it('is that an easy text fits A2', () => {
    const { verdict, hardships, score } = readabilityOf(
      variant({
        intro: 'Je telefoon is vol. Zo maak je plek vrij.',
        steps: [
          { do: 'Open de lijst met je apps.', see: 'Je ziet elke app.' },
          { do: 'Kies een app die je niet meer wilt.', see: 'De app gaat open.' },
          { do: 'Tik op de knop met weg.', ifNot: 'Vraag hulp aan de balie.' },
        ],
      }),
    );

    expect({ verdict, hardships }).toEqual({ verdict: 'fits', hardships: [] });
    expect(score).toBeGreaterThanOrEqual(80);
  });

  it('names the step with a sentence that is too long for A2', () => {
    const long =
      'Open nu de app en kies daarna in de lijst de knop die helemaal onder aan het scherm staat en tik daar op.';

    const { verdict, hardships } = readabilityOf(
      variant({ steps: [{ do: 'Pak je telefoon.' }, { do: long }] }),
    );

    expect(verdict).toBe('too-hard');
    expect(hardships).toContainEqual({
      kind: 'long-sentence',
      field: 'do',
      place: 2,
      words: 23,
      most: 12,
    });
  });

  it('is milder for an expert about the same words', () => {
    const steps = [
      {
        do: 'Controleer in het configuratieprofiel of de certificaten van de authenticatieserver aanwezig zijn en synchroniseer daarna de instellingen opnieuw.',
        see: 'De verbinding wordt binnen een minuut opgebouwd.',
      },
    ];

    const verdicts = (['A2', 'expert'] as const).map(
      (level) => readabilityOf(variant({ level, steps })).verdict,
    );

    expect(verdicts[0]).toBe('too-hard');
    expect(verdicts[1]).not.toBe('fits');
  });

  it('is empty when there is nothing to read, and never fails', () => {
    expect(readabilityOf(variant({})).verdict).toBe('empty');
    fc.assert(
      fc.property(fc.string(), fc.constantFrom('nl', 'en'), (text, locale) => {
        const { score, verdict } = readabilityOf(
          variant({ locale, steps: [{ do: text, see: text }] }),
        );
        expect(score === null || Number.isFinite(score)).toBe(true);
        expect(['empty', 'fits', 'hard', 'too-hard']).toContain(verdict);
      }),
    );
  });
});
