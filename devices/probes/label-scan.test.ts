import { describe, expect, it } from 'vitest';
import { readLabel } from '../../shared/domain/identifiers/label-reading.ts';
import { labelFacts } from './label-scan.ts';

const factsOf = (...texts: readonly string[]) => {
  const readings = texts.flatMap((text) => {
    const read = readLabel(text, 'LT-######');
    return read.ok ? [read.value] : [];
  });
  return Object.fromEntries(
    labelFacts(readings, ['typed', 'camera', 'typed']).map(({ key, value, confidence }) => [
      key,
      [value, confidence],
    ]),
  );
};

describe('the facts of a label', () => {
  it('say how it was read, and what it reports', () => {
    expect(factsOf('LT-004821')).toEqual({
      'label.way': [['typed', 'camera'], 'measured'],
      'label.asset-tag': ['LT-004821', 'reported'],
    });
  });

  it('hint at a maker by the shape, and never say it', () => {
    expect(factsOf('LAB1530001')).toMatchObject({
      'label.serial': ['LAB1530001', 'reported'],
      'label.looks-like': [['HP', 'Apple'], 'derived'],
    });
    expect(factsOf('LAB1530001')).not.toHaveProperty('label.maker');
  });

  it('turn an express service code into its service tag', () => {
    expect(factsOf('46335566593')).toMatchObject({
      'label.express-service-code': ['46335566593', 'reported'],
      'label.serial': ['LAB0001', 'derived'],
    });
  });

  it('hide what belongs to a person’s subscription', () => {
    const told = JSON.stringify(factsOf('490154203237518', '8931440000000000006'));

    expect(told).toContain('49015420•••••18');
    expect(told).toContain('8931440••••••••••06');
    expect(told).not.toContain('490154203237518');
    expect(told).not.toContain('8931440000000000006');
  });

  it('keep the error of a test as it was shown', () => {
    expect(factsOf('Error Code 2000-0142 Validation 73484')).toMatchObject({
      'label.failure-code': ['2000-0142', 'reported'],
      'label.failure-validation': ['73484', 'reported'],
      'label.failure-source': ['Dell', 'derived'],
      'label.failure-about': ['disk-failed', 'derived'],
    });
  });

  it('tell the rest of a label as well', () => {
    expect(factsOf('1S20LAB0000MLAB00001', '02:00:00:00:00:01', 'KAST.77')).toMatchObject({
      'label.maker': ['Lenovo', 'derived'],
      'label.machine-type': ['20LAB0000M', 'reported'],
      'label.mac': ['02:00:00:00:00:01', 'reported'],
      'label.mac-made-up': [true, 'derived'],
      'label.code': ['KAST.77', 'reported'],
    });
  });
});
