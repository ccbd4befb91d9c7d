import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { hasWideRegisters, widenRegisters } from './wide-registers.ts';

it('knows a processor with tile registers by its flags', () => {
  const cpuinfo = (flags: string) =>
    `model name\t: A processor\nflags\t\t: fpu ${flags} flush_l1d\n`;

  expect(hasWideRegisters(cpuinfo('amx_bf16 amx_tile amx_int8'))).toBe(true);
  expect(hasWideRegisters(cpuinfo('avx512f pku'))).toBe(false);
});

it('makes room in the sources that have too little, and says so when they have changed', () => {
  const sources = mkdtempSync(join(tmpdir(), 'balie-sources-'));
  onTestFinished(() => rmSync(sources, { recursive: true }));
  const folder = join(sources, 'arch', 'x86', 'um');
  const file = join(folder, 'user-offsets.c');
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, '\tDEFINE_LONGS(HOST_FP_SIZE, 2696);\n\tDEFINE_LONGS(HOST_BX, RBX);\n');

  widenRegisters(sources);

  expect(readFileSync(file, 'utf8')).toContain('DEFINE_LONGS(HOST_FP_SIZE, 12288);');
  expect(() => widenRegisters(sources)).toThrow('HOST_FP_SIZE, 2696');
});
