import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  contentOf,
  draftOf,
  emptyStep,
  slugOf,
  unknownCategories,
  unknownFindings,
} from './procedure-draft.ts';

const written = {
  ...draftOf(null),
  title: { nl: 'Scherm vervangen', en: 'Replace the screen' },
  findings: 'label-only; storage-full',
  categories: 'screen, sound',
  steps: [{ ...emptyStep(0), title: { nl: 'Bekijk het scherm', en: 'Look at the screen' } }],
};

describe('a draft of a procedure', () => {
  it('becomes a content with names for its steps, also when two are titled alike', () => {
    const [step] = written.steps;
    const content = contentOf({ ...written, steps: [step, { ...step, key: 1 }] as never });

    expect(content?.steps.map(({ stepId }) => stepId)).toEqual([
      'bekijk-het-scherm',
      'bekijk-het-scherm-2',
    ]);
    expect(content?.categories).toEqual(['screen', 'sound']);
    expect(content?.findings).toEqual(['label-only', 'storage-full']);
  });

  it('is the same after being written and opened again', () => {
    const content = contentOf(written);

    expect(contentOf(draftOf(content))).toEqual(content);
  });

  it('is nothing while a language, minutes or the name of a value is missing', () => {
    const [step] = written.steps;
    const withStep = (change: object) =>
      contentOf({ ...written, steps: [{ ...step, ...change }] as never });

    expect(contentOf({ ...written, title: { nl: 'Alleen dit', en: '' } })).toBeNull();
    expect(withStep({ minutes: 'lang' })).toBeNull();
    expect(withStep({ evidence: 'value' })).toBeNull();
    expect(unknownCategories({ ...written, categories: 'screen, tovenarij' })).toEqual([
      'tovenarij',
    ]);
    expect(unknownFindings(written, (code) => code === 'label-only')).toEqual(['storage-full']);
  });
});

it('makes a name of any words', () => {
  fc.assert(
    fc.property(fc.string(), (words) => {
      expect(slugOf(words, 'step')).toMatch(/^[a-z0-9]+(?:-[a-z0-9]+)*$/u);
    }),
  );
});
