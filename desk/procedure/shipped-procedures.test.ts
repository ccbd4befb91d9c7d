import { describe, expect, it } from 'vitest';
import { procedureContentSchema } from '../../shared/domain/procedure.ts';
import { shippedProcedures } from './shipped-procedures.ts';

describe('the shipped procedures', () => {
  it.each(Object.entries(shippedProcedures))(
    '%s is one that a lead could have written',
    (_id, content) => {
      expect(procedureContentSchema.parse(content)).toEqual(content);
    },
  );
});
