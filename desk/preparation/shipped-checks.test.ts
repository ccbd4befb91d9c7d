import { describe, expect, it } from 'vitest';
import { recordedTypeSchema } from '../../shared/domain/asset.ts';
import { checksSchema } from '../../shared/domain/preparation/checks.ts';
import { shippedChecks } from './shipped-checks.ts';

describe('the shipped checks', () => {
  it.each(recordedTypeSchema.options)('of a %s are such as a lead could have written', (type) => {
    expect(checksSchema.parse(shippedChecks[type])).toEqual(shippedChecks[type]);
  });
});
