import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { usbguardParser } from '../../scripts/suites/usbguard-parser.ts';

const shipped = fileURLToPath(new URL('../../assets/linux/usbguard-rules.conf', import.meta.url));

/** USBGuard's judgement of a file, with each rule as it understood it. */
function judge(file: string) {
  const { status, stdout, stderr, error } = spawnSync(usbguardParser, ['-f', file], {
    encoding: 'utf8',
  });
  if (error !== undefined || stderr.includes('cannot open shared object file')) {
    throw new Error(
      'usbguard-rule-parser does not start: `npm test -- integration` unpacks it on a Debian. ' +
        'Its libraries, as root: apt-get install --no-install-recommends libusbguard1',
      { cause: error ?? stderr },
    );
  }
  const understood = [...stdout.matchAll(/^OUTPUT: (\S.*)$/gmu)].map(([, rule]) => rule);
  return { status, understood, stderr };
}

// USBGuard is a program for Linux.
describe.skipIf(process.platform !== 'linux')('the rules for USBGuard', () => {
  it('are understood by USBGuard itself, every one and as they are written', () => {
    const written = readFileSync(shipped, 'utf8')
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'));

    const { status, understood } = judge(shipped);

    expect(understood).toEqual(written);
    expect(written).toHaveLength(5);
    expect(status).toBe(0);
  });

  it('take a line for the kiosk’s own equipment as their comment shows it', () => {
    const folder = mkdtempSync(join(tmpdir(), 'balie-usbguard-'));
    const file = join(folder, 'rules.conf');
    const example = /^# (allow id .+)$/mu.exec(readFileSync(shipped, 'utf8'))?.[1] ?? '';
    try {
      writeFileSync(file, `${example}\nallow with-interface match-most { 01:*:* }\n`);

      const { status, understood, stderr } = judge(file);

      // The second line is nonsense: a judge that said nothing of it would say nothing of ours.
      expect(understood).toEqual(['allow id 046d:c31c via-port "1-4"']);
      expect(stderr).toContain('allow with-interface match-most');
      expect(status).toBe(1);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
