import fc from 'fast-check';
import { expect, it } from 'vitest';
import { holderKey, isAccountOf, isNameOf } from './holder.ts';

it('knows a holder by his staff number, else by his name however it is written', () => {
  expect(holderKey({ name: 'Noor', staffNumber: 'AB1' })).toBe(
    holderKey({ name: 'N. de Vries', staffNumber: 'ab1' }),
  );
  expect(holderKey({ name: 'Noor  de Vriés', staffNumber: null })).toBe(
    holderKey({ name: 'noor de vries', staffNumber: null }),
  );
  expect(holderKey({ name: '100001', staffNumber: null })).not.toBe(
    holderKey({ name: 'Noor', staffNumber: '100001' }),
  );
});

it('finds the account of a person by either name or staff number, and of nobody else', () => {
  const people = { names: ['Noor de Vries'], staffNumbers: ['100001'] };

  expect(isAccountOf({ userName: '100001', name: 'N.' }, people)).toBe(true);
  expect(isAccountOf({ userName: 'nvries', name: 'noor DE vries' }, people)).toBe(true);
  expect(isAccountOf({ userName: 'nvries', name: 'Noor' }, people)).toBe(false);
  expect([isNameOf('100001', people), isNameOf('Jo Bakker', people)]).toEqual([true, false]);
});

it('always finds somebody under his own name', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (name, userName) => {
      expect(isAccountOf({ userName, name }, { names: [name], staffNumbers: [] })).toBe(true);
    }),
  );
});
