import { expect, it } from 'vitest';
import { followGuest } from './follow-guest.ts';

/** A guest that is a shell: its console is what the shell prints. */
function guest(script: string, limitSeconds = 20) {
  const lines: string[] = [];
  const wishes: string[] = [];
  const ending = followGuest({
    program: '/bin/sh',
    args: ['-c', script],
    env: {},
    limitSeconds,
    onLine: (line) => lines.push(line),
    onAsk: (wish) => wishes.push(wish),
  });
  return { ending, lines, wishes };
}

it('tells the program’s lines from the kernel’s, with carriage returns or without', async () => {
  const { ending, lines, wishes } = guest(
    String.raw`printf 'usb 1-1: new device\r\nLAB-READY 0.5\r\nLAB ✓ one\r\nLAB-ASK {"a":1}\nLAB-END 3\r\n'`,
  );

  const { code, readyMs, console } = await ending;

  expect(lines).toEqual(['✓ one']);
  expect(wishes).toEqual(['{"a":1}']);
  expect(code).toBe(3);
  expect(readyMs).not.toBeNull();
  expect(console).toContain('new device');
});

it('a guest that panics has neither come up nor ended', async () => {
  const { ending } = guest('echo "Kernel panic - not syncing"');

  expect(await ending).toMatchObject({ code: null, readyMs: null });
});

it('ends a guest that does not end, with all its children', async () => {
  const { ending } = guest('echo LAB-READY 1; sleep 600 & sleep 600', 1);

  expect(await ending).toMatchObject({ code: null });
});
