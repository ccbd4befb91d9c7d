import { PassThrough } from 'node:stream';
import { setImmediate as turn } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { hearLines } from './hear-lines.ts';

async function heard(...pieces: readonly (string | Uint8Array)[]) {
  const stream = new PassThrough();
  const lines: string[] = [];
  hearLines(stream, 10, (line) => lines.push(line));
  for (const piece of pieces) {
    if (!stream.destroyed) stream.write(piece);
    await turn();
  }
  return { lines, isCut: stream.destroyed };
}

it('hears lines however they are cut, letters of several bytes as well', async () => {
  const euro = new TextEncoder().encode('€\n');

  expect(await heard('one\ntwo\nth', 'ree\n\n', euro.slice(0, 2), euro.slice(2))).toEqual({
    lines: ['one', 'two', 'three', '', '€'],
    isCut: false,
  });
});

it('takes a line of ten bytes, and ends the stream at the eleventh', async () => {
  expect(await heard('0123456789\n')).toEqual({ lines: ['0123456789'], isCut: false });
  expect(await heard('0123456789', 'x')).toEqual({ lines: [], isCut: true });
  expect(await heard('0123456789x\nmore\n')).toEqual({ lines: [], isCut: true });
});
