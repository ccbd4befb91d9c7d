import fc from 'fast-check';
import { expect, it } from 'vitest';
import { canonicalJson, type Json } from './canonical-json.ts';

const json = fc.jsonValue({ noUnicodeString: false }) as fc.Arbitrary<Json>;

it('orders names and leaves out spaces', () => {
  expect(canonicalJson({ b: [1, { z: null, a: 'é' }], a: true })).toBe(
    '{"a":true,"b":[1,{"a":"é","z":null}]}',
  );
});

it('is JSON of the same content', () => {
  fc.assert(
    fc.property(json, (value) => {
      expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});

it('does not depend on the order in which names were written', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), json), (value) => {
      const turned = Object.fromEntries(Object.entries(value).reverse());

      expect(canonicalJson(turned)).toBe(canonicalJson(value));
    }),
  );
});
