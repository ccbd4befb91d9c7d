import { describe, it } from 'vitest';
import { adbCommand, encodeHeader } from '../../devices/adb/message.ts';
import { diagnose } from '../../devices/diagnose.ts';
import { adbShell } from '../../devices/probes/adb-shell.ts';
import { printerIpp } from '../../devices/probes/printer-ipp.ts';
import type { Probe } from '../../devices/probe.ts';
import { simulatedDevice } from '../../devices/simulated/catalogue.ts';
import { labAdbKey } from '../../devices/simulated/lab-adb-key.ts';
import { described } from '../../devices/simulated/run-probe.ts';
import { StopSource } from '../../devices/stop-source.ts';
import { ok } from '../../shared/base/result.ts';
import { nodeTimers } from '../../main/reader/node-timers.ts';
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
import { pipeToPort } from './tcp-pipe.ts';

const deadlineMs = 2500;
/** The deadline, a second for giving the device back, and a busy machine. */
const longestMs = deadlineMs + 1000 + 2000;
/** All that a probe reads of a device that never ends, and the buffers of both ends. */
const mostBytes = 16 * 1024 * 1024;
const noise = Uint8Array.from({ length: 4096 }, (_unused, at) => (at * 197 + 31) & 0xff);

type Case = readonly [name: string, behave: Behaviour, code: string];

/** A whole reading of one device by the production runner, with a server at the other end of its pipe. */
async function reading(probe: Probe, name: string, port: number) {
  const simulated = simulatedDevice(name);
  if (simulated === undefined) throw new Error(`No simulated device ${name}`);
  return diagnose(
    {
      ...{ clock: { nowMs: Date.now }, timers: nodeTimers, probes: [probe] },
      ...{ newAdbKey: labAdbKey, newReadoutId: () => '01936f00-0000-7000-8000-000000000009' },
    },
    {
      device: described(simulated),
      open: async () => ok(await pipeToPort(port)),
      hidUsages: async () => ok([]),
      ...{ upTo: 'L3', deadlineMs },
      ...{ stop: new StopSource().signal, gone: new StopSource().signal },
      ...{ onFact: () => {}, onFinding: () => {}, onPrompt: () => {} },
    },
  );
}

function testsOf(probe: Probe, device: string, cases: readonly Case[]): void {
  it.for(cases)('%s ends the reading with a fault', async ([, behave, code], { expect }) => {
    await using server = await hostileServer(behave, 'tcp');

    const { value, tookMs } = await timed(() => reading(probe, device, server.port));

    const own = value.probes.find((one) => one.probe === probe.id);
    expect(own?.fault?.code).toBe(code);
    expect(tookMs).toBeLessThan(longestMs);
    expect(server.sent()).toBeLessThan(mostBytes);
    await expect.poll(() => server.open()).toBe(0);
  });
}

const none = new Uint8Array(0);
const banner = Buffer.from('device::ro.product.model=X;\0');
const message = (command: number, first: number, second: number, payload: Uint8Array = none) =>
  Buffer.concat([encodeHeader(command, first, second, payload), payload]);
const hello = message(adbCommand.connect, 0x0100_0001, 4096, banner);
const token = message(adbCommand.auth, 1, 0, new Uint8Array(20));
const { write, okay } = adbCommand;
/** The first command that the reader runs has number 1. */
const opened = message(okay, 7, 1);
const output = message(write, 7, 1, Buffer.from('[ro.product.model]: [X]\n'));

describe.concurrent('an ADB daemon that', () => {
  testsOf(adbShell, 'android-debugging', [
    ['is silent', fallSilent, 'device/timeout'],
    ['hangs up', hangUp, 'device/gone'],
    ['hangs up in the middle of a header', sayAndLeave(hello.subarray(0, 11)), 'device/gone'],
    ['stops in the middle of a message', say(hello.subarray(0, 30)), 'device/timeout'],
    ['trickles', trickle(hello), 'device/timeout'],
    ['sends zeros without end', endless(Buffer.alloc(4096)), 'device/garbled'],
    ['sends noise without end', endless(noise), 'device/garbled'],
    ['says okay without end', endless(message(okay, 1, 1)), 'device/garbled'],
    ['asks for proof and is silent', say(token), 'device/timeout'],
    ['is silent once a command runs', say(Buffer.concat([hello, opened])), 'device/timeout'],
    ['answers another command', endless(message(write, 7, 99, banner), hello), 'device/garbled'],
    ['prints without end', endless(output, Buffer.concat([hello, opened])), 'device/garbled'],
    ['opens without end', endless(opened, hello), 'device/garbled'],
    ['trickles what it prints', trickle(output, hello), 'device/timeout'],
  ]);
});

const begins = 'HTTP/1.1 200 OK\r\n';

describe.concurrent('a printer over IPP that', () => {
  testsOf(printerIpp, 'printer-ink', [
    ['is silent', fallSilent, 'device/timeout'],
    ['hangs up', hangUp, 'device/gone'],
    ['hangs up in the middle of its header', sayAndLeave(begins), 'device/gone'],
    ['trickles', trickle('x', begins), 'device/timeout'],
    ['sends a header without end', endless('X-Lab: 1\r\n', begins), 'device/garbled'],
    ['sends a header line without end', endless('x', begins), 'device/garbled'],
    ['sends noise without end', endless(noise), 'device/garbled'],
    ['goes on and on', endless('HTTP/1.1 100 Continue\r\n\r\n'), 'device/garbled'],
    [
      'sends a body without end',
      endless('4\r\nabcd\r\n', `${begins}Transfer-Encoding: chunked\r\n\r\n`),
      'device/garbled',
    ],
    [
      'announces a body of 4 GB',
      say(`${begins}Content-Length: 4294967296\r\n\r\n`),
      'device/garbled',
    ],
    [
      'announces more than it sends',
      say(`${begins}Content-Length: 50\r\n\r\nab`),
      'device/timeout',
    ],
    ['sends a body that is none', say(`${begins}Content-Length: 2\r\n\r\nab`), 'device/garbled'],
    ['sends a page', say('HTTP/1.1 404 No\r\nContent-Length: 0\r\n\r\n'), 'device/unsupported'],
  ]);
});
