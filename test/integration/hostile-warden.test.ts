import { describe, it } from 'vitest';
import { askWarden, openWardenLog } from '../../main/reader/warden-client.ts';
import {
  endless,
  fallSilent,
  hangUp,
  hostileServer,
  say,
  sayAndLeave,
  timed,
  trickle,
  type Behaviour,
} from './hostile-server.ts';

/** The client's own limit, and what a busy machine adds. */
const answerMs = 3000;
const longestMs = answerMs + 2000;
/** The client's longest line and the buffers of both ends; a client without a limit takes it all. */
const mostBytes = 8 * 1024 * 1024;
const yes = '{"ok":true}\n';

const noAnswers: readonly (readonly [name: string, behave: Behaviour])[] = [
  ['is silent', fallSilent],
  ['hangs up', hangUp],
  ['hangs up in the middle of its answer', sayAndLeave('{"ok":tr')],
  ['sends a line without end', endless('x')],
  ['sends a line without end, byte by byte', trickle('x')],
  ['sends empty lines without end', endless('\n')],
  ['sends records without end and no answer', endless('{"record":"6,1,0,-;x"}\n')],
  ['trickles records and no answer', trickle('{"record":"6,1,0,-;x"}\n')],
  ['sends what is no message', say('{"ok":1}\n')],
  ['sends noise', say(Uint8Array.of(0xff, 0xfe, 0x00, 0x0a, 0x80, 0x0a))],
  ['says no in a way that is none of ours', say('{"ok":false,"fault":{"code":"x"}}\n')],
];

describe.concurrent('a warden that', () => {
  it.for(noAnswers)(
    '%s lets nothing in, and keeps nobody waiting',
    async ([, behave], { expect }) => {
      await using warden = await hostileServer(behave);

      const { value, tookMs } = await timed(() =>
        askWarden(warden.path, { do: 'deauthorise', port: '1-4' }, answerMs),
      );

      expect(value).toMatchObject({ ok: false, fault: { code: 'bus/denied' } });
      expect(tookMs).toBeLessThan(longestMs);
      expect(warden.sent()).toBeLessThan(mostBytes);
      await expect.poll(() => warden.open()).toBe(0);
    },
  );

  it.for(noAnswers)('%s gives no log, and keeps nobody waiting', async ([, behave], { expect }) => {
    await using warden = await hostileServer(behave);

    const { value, tookMs } = await timed(() => openWardenLog(warden.path, null, answerMs));

    expect(value).toBeNull();
    expect(tookMs).toBeLessThan(longestMs);
    expect(warden.sent()).toBeLessThan(mostBytes);
    await expect.poll(() => warden.open()).toBe(0);
  });

  it.for([
    ['sends a line without end', endless('x', yes)],
    ['sends what is no message', say(`${yes}nonsense\n`)],
    [
      'takes its word back',
      say(`${yes}{"ok":false,"fault":{"code":"device/denied","detail":""}}\n`),
    ],
    ['hangs up', sayAndLeave(yes)],
  ] as const)('%s in the middle of the log ends it', async ([, behave], { expect }) => {
    await using warden = await hostileServer(behave);

    const log = await openWardenLog(warden.path, null, answerMs);

    expect(log).not.toBeNull();
    await expect.poll(() => log?.isOver(), { timeout: 5000 }).toBe(true);
    expect(await log?.next()).toBeNull();
    expect(warden.sent()).toBeLessThan(mostBytes);
  });

  it('sends records without end is read no faster than its records are taken', async ({
    expect,
  }) => {
    await using warden = await hostileServer(endless('{"record":"6,1,0,-;x"}\n', yes));

    const log = await openWardenLog(warden.path, null, answerMs);
    await expect.poll(() => log?.next()).toBe('6,1,0,-;x');
    // Time enough for a client without a limit to take many times as much.
    await new Promise((resolve) => setTimeout(resolve, 1000));
    const before = warden.sent();
    await new Promise((resolve) => setTimeout(resolve, 500));

    expect(warden.sent()).toBe(before);
    expect(before).toBeLessThan(mostBytes);
    let records = 0;
    while ((await log?.next()) === '6,1,0,-;x') records += 1;
    expect(records).toBeGreaterThan(900);
    expect(log?.isOver()).toBe(false);
    await log?.close();
  });
});
