import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ippPrinter } from './ipp-printer.ts';

let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'balie-printer-'));
});

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

/** Stands in for CUPS' program: writes down what it was started with. */
async function ipptool(exitCode: number): Promise<string> {
  const program = join(folder, `ipptool-${exitCode}`);
  await writeFile(
    program,
    `#!/bin/sh\nprintf '%s\\n' "$@" > "${folder}/argv"\ncat "$8" > "${folder}/pdf"\ncat "\${10}" > "${folder}/job"\nexit ${exitCode}\n`,
  );
  await chmod(program, 0o700);
  return program;
}

describe('printing on a driverless printer', () => {
  it('hands the slip to ipptool with fixed arguments', async () => {
    const uri = 'ipp://printer.example/ipp/print?a=$(touch x)';
    const printer = ippPrinter({ uri, timeoutMs: 4000, ipptool: await ipptool(0) });

    const printed = await printer.print(Buffer.from('%PDF-slip'));

    expect(printed.ok).toBe(true);
    const argv = (await readFile(join(folder, 'argv'), 'utf8')).trim().split('\n');
    expect(argv.toSpliced(7, 1).slice(0, 8)).toEqual([
      ...['-q', '-V', '2.0', '-L', '-T', '4', '-f'],
      uri,
    ]);
    expect(await readFile(join(folder, 'pdf'), 'utf8')).toBe('%PDF-slip');
    expect(await readFile(join(folder, 'job'), 'utf8')).toContain('OPERATION Print-Job');
  });

  it('says when the printer did not take it', async () => {
    const printer = ippPrinter({
      uri: 'ipp://printer.example/ipp/print',
      timeoutMs: 4000,
      ipptool: await ipptool(1),
    });

    const printed = await printer.print(Buffer.from('%PDF-slip'));

    expect(printed.ok ? null : printed.fault.code).toBe('printer/failed');
  });

  it('says when the program is not there', async () => {
    const printer = ippPrinter({
      uri: 'ipp://printer.example/ipp/print',
      timeoutMs: 4000,
      ipptool: join(folder, 'absent'),
    });

    const printed = await printer.print(Buffer.from('%PDF-slip'));

    expect(printed.ok ? null : printed.fault.code).toBe('printer/failed');
  });
});
