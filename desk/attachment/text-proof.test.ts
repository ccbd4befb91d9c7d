import fc from 'fast-check';
import { expect, it } from 'vitest';
import { textProof } from './text-proof.ts';

function isText(...chunks: readonly Uint8Array[]): boolean {
  const proof = textProof();
  for (const chunk of chunks) proof.add(chunk);
  return proof.end();
}

const bytes = (text: string) => new TextEncoder().encode(text);

it.each([
  ['a log', '\ufeff2026-11-29 10:02\tWLAN één fout\r\n'],
  ['a CSV', 'naam;merk\r\n"Zoë";😀\n'],
])('takes %s', (_what, text) => {
  expect(isText(bytes(text))).toBe(true);
});

it.each([
  ['a zero', bytes('abc\0')],
  ['an escape for a terminal', bytes('\u001b[31mrood')],
  ['a control of Latin-1', bytes('a\u0085b')],
  ['Windows letters', Uint8Array.of(0x5a, 0x6f, 0xeb, 0x0a)],
  ['UTF-16', Uint8Array.of(0xff, 0xfe, 0x61, 0x00)],
  ['a letter that breaks off', Uint8Array.of(0x61, 0xc3)],
])('does not take %s for text', (_what, content) => {
  expect(isText(content)).toBe(false);
});

it('says the same however a text was cut on its way', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 24 }), fc.nat(40), (text, at) => {
      const whole = bytes(text);
      return isText(whole.subarray(0, at), whole.subarray(at)) === isText(whole);
    }),
  );
});

it('bears any bytes', () => {
  fc.assert(fc.property(fc.uint8Array(), (content) => typeof isText(content) === 'boolean'));
});
