import type { Socket } from 'node:net';
import { describe, it } from 'vitest';
import { plistBytes, type PlistDictionary } from '../../devices/apple/plist.ts';
import { iphoneUntrusted } from '../../devices/probes/iphone-untrusted.ts';
import { runProbe } from '../../devices/simulated/run-probe.ts';
import { healthyIphone } from '../../devices/simulated/iphones.ts';
import { AppleDevices } from '../../main/reader/apple/apple-devices.ts';
import { nodeTimers } from '../../main/reader/node-timers.ts';
import { EmulatedIphone } from '../lab/apple/emulated-iphone.ts';
import { EmulatedUsbmuxd } from '../lab/apple/emulated-usbmuxd.ts';
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
import { appleDevices, device, opened, options, pair, udid, usbSerial } from './iphone-lab.ts';

/** What the client holds unread, 2 MB, and the buffers of both ends. */
const mostBytes = 8 * 1024 * 1024;

/** A message of usbmuxd whose header says what a test wants. */
function frame(
  body: Uint8Array,
  { length = 16 + body.length, version = 1, type = 8, tag = 1 } = {},
): Buffer {
  const header = Buffer.alloc(16);
  [length, version, type, tag].forEach((word, index) => header.writeUInt32LE(word, index * 4));
  return Buffer.concat([header, body]);
}
const listed = plistBytes({
  DeviceList: [
    { DeviceID: 1, Properties: { ConnectionType: 'USB', DeviceID: 1, SerialNumber: udid } },
  ],
});
const ofUsbmuxd = frame(listed);
const noise = Uint8Array.from({ length: 4096 }, (_unused, at) => (at * 197 + 31) & 0xff);

type Case = readonly [name: string, behave: Behaviour, code: string];

/** One step may take a second; there are four of them, and a busy machine. */
const openWithinMs = 4000 + 2000;
const hostileMuxes: readonly Case[] = [
  ['is silent', fallSilent, 'device/timeout'],
  ['hangs up', hangUp, 'device/gone'],
  ['hangs up in the middle of a header', sayAndLeave(ofUsbmuxd.subarray(0, 9)), 'device/gone'],
  ['hangs up in the middle of a message', sayAndLeave(ofUsbmuxd.subarray(0, 60)), 'device/gone'],
  ['stops in the middle of a message', say(ofUsbmuxd.subarray(0, 60)), 'device/timeout'],
  ['trickles', trickle(ofUsbmuxd), 'device/timeout'],
  ['sends zeros without end', endless(Buffer.alloc(4096)), 'device/garbled'],
  ['sends noise without end', endless(noise), 'device/garbled'],
  ['answers another question', say(frame(listed, { tag: 2 })), 'device/garbled'],
  ['answers in another version', say(frame(listed, { version: 0 })), 'device/garbled'],
  ['answers with another type', say(frame(listed, { type: 3 })), 'device/garbled'],
  ['is shorter than its header', say(frame(listed, { length: 15 })), 'device/garbled'],
  ['announces 4 GB', say(frame(listed, { length: 0xffff_ffff })), 'device/garbled'],
  ['announces more than it sends', say(frame(listed, { length: 9999 })), 'device/timeout'],
  ['announces less than it sends', say(frame(listed, { length: 60 })), 'device/garbled'],
  ['sends no property list', say(frame(noise)), 'device/garbled'],
  ['sends another property list', say(frame(plistBytes({ Number: 0 }))), 'device/garbled'],
];

describe.concurrent('a usbmuxd that', () => {
  it.for(hostileMuxes)('%s opens no device', async ([, behave, code], { expect }) => {
    await using muxd = await hostileServer(behave);
    const address = { path: muxd.path };
    const devices = new AppleDevices({
      ...{ address, timers: nodeTimers, nowMs: Date.now, supervision: null },
    });

    const { value, tookMs } = await timed(() => devices.open(usbSerial));

    expect(value).toMatchObject({ ok: false, fault: { code } });
    expect(tookMs).toBeLessThan(openWithinMs);
    expect(muxd.sent()).toBeLessThan(mostBytes);
    await expect.poll(() => muxd.open()).toBe(0);
  });
});

/** A phone whose lockdownd turns on whoever asks it. */
class HostileIphone extends EmulatedIphone {
  readonly #behave: Behaviour;
  readonly #sockets: Socket[] = [];

  constructor(behave: Behaviour) {
    super({ udid, contents: healthyIphone, pairAnswers: [] });
    this.#behave = behave;
  }

  override serve(socket: Socket): void {
    this.#sockets.push(socket);
    socket.on('error', () => socket.destroy());
    socket.once('data', () => this.#behave(socket));
  }

  get sent(): number {
    return this.#sockets.reduce((sum, socket) => sum + socket.bytesWritten, 0);
  }
}

function lockdownReply(reply: PlistDictionary, length?: number): Buffer {
  const body = plistBytes(reply);
  const header = Buffer.alloc(4);
  header.writeUInt32BE(length ?? body.length);
  return Buffer.concat([header, body]);
}
const productType = { Request: 'GetValue', Key: 'ProductType', Value: 'iPhone14,5' };
const ofLockdown = lockdownReply(productType);

const timeoutMs = 1000;
/** A pairing asks usbmuxd for a record, connects, writes, and reads header and body: each within `timeoutMs`. */
const pairWithinMs = 5 * timeoutMs + 2000;
const hostileLockdowns: readonly Case[] = [
  ['is silent', fallSilent, 'device/timeout'],
  ['hangs up', hangUp, 'device/gone'],
  ['hangs up in the middle of a reply', sayAndLeave(ofLockdown.subarray(0, 50)), 'device/gone'],
  ['stops in the middle of a reply', say(ofLockdown.subarray(0, 50)), 'device/timeout'],
  ['trickles', trickle(ofLockdown), 'device/timeout'],
  ['sends zeros without end', endless(Buffer.alloc(4096)), 'device/garbled'],
  ['sends noise without end', endless(noise), 'device/garbled'],
  ['goes on for ever behind its reply', endless(ofLockdown), 'device/garbled'],
  ['announces 4 GB', say(lockdownReply(productType, 0xffff_ffff)), 'device/garbled'],
  ['sends no property list', say(Buffer.concat([Buffer.of(0, 0, 16, 0), noise])), 'device/garbled'],
];

// One after the other: making the keys of an emulated phone holds everybody up.
describe('a lockdownd that', () => {
  it.for(hostileLockdowns)('%s pairs with nobody', async ([, behave, code], { expect }) => {
    const phone = new HostileIphone(behave);
    await using muxd = await EmulatedUsbmuxd.start(phone);
    const port = await opened(appleDevices(muxd));

    const { value, tookMs } = await timed(() => port.exchange(pair(), options(timeoutMs)));
    const closing = await timed(() => port.close());

    expect(value).toMatchObject({ ok: false, fault: { code } });
    expect(tookMs).toBeLessThan(pairWithinMs);
    expect(closing.tookMs).toBeLessThan(pairWithinMs);
    expect(phone.sent).toBeLessThan(mostBytes);
  });

  it('answers for another key is not believed', async ({ expect }) => {
    const phone = new HostileIphone((socket) => {
      socket.on('data', () => socket.write(ofLockdown));
      socket.write(ofLockdown);
    });
    await using muxd = await EmulatedUsbmuxd.start(phone);
    const port = await opened(appleDevices(muxd));

    const read = await runProbe(iphoneUntrusted, port, device);
    await port.close();

    // The first question was for the model, and its answer is one; all others are the same again.
    expect(read.fault).toBe('device/garbled');
    expect(read.facts).toEqual({
      'apple.model': 'iPhone 13',
      'apple.product-type': 'iPhone14,5',
    });
  });
});
