import { describe, expect, it } from 'vitest';
import { fault, type DeviceFault } from '../../shared/base/fault.ts';
import { err, ok } from '../../shared/base/result.ts';
import type { Exchange } from '../port.ts';
import { encodeStatusWrapper } from '../simulated/bot-bytes.ts';
import { StopSource } from '../stop-source.ts';
import { BotSession } from './bot-session.ts';
import { testUnitReady } from './commands.ts';

const place = { interfaceNumber: 1, alternate: 0, bulkIn: 2, bulkOut: 3 };
const status = (tag: number, code = 0, residue = 0) =>
  encodeStatusWrapper({ tag, residue, status: code });
const eight = Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8);

type Step = Uint8Array | DeviceFault['code'];

/** A device that plays these answers to bulk reads, and notes what it is asked in between. */
function scripted(steps: readonly Step[], refused: (asked: string) => boolean = () => false) {
  const left = [...steps];
  const asked: string[] = [];
  const port = {
    async exchange(exchange: Exchange) {
      const name = nameOf(exchange);
      asked.push(name);
      if (refused(name)) return err(fault('device/stalled', name));
      if (exchange.kind !== 'bulk-in') return ok(new Uint8Array(0));
      const step = left.shift() ?? 'device/timeout';
      return typeof step === 'string' ? err(fault(step, 'scripted')) : ok(step);
    },
    async close() {},
  };
  return { port, asked };
}

function nameOf(exchange: Exchange): string {
  if (exchange.kind === 'bulk-in') return `in ${exchange.length}`;
  if (exchange.kind === 'bulk-out') return `command ${exchange.bytes[15]?.toString(16)}`;
  if (!('setup' in exchange)) return exchange.kind;
  const { request, value, index } = exchange.setup;
  return `control ${request.toString(16)} ${value} ${index.toString(16)}`;
}

const recovery = ['control ff 0 1', 'control 1 0 82', 'control 1 0 3'];
const read = { lun: 0, cdb: Uint8Array.of(0x25), dataLength: 8, timeoutMs: 100 };
const ready = { lun: 0, cdb: testUnitReady, dataLength: 0, timeoutMs: 100 };

function session(steps: readonly Step[], refused?: (asked: string) => boolean) {
  const { port, asked } = scripted(steps, refused);
  return { session: new BotSession(port, place, new StopSource().signal), asked };
}

describe('a conversation by Bulk-Only Transport', () => {
  it('is a command of 31 bytes, data and a status', async () => {
    const sent: Uint8Array[] = [];
    const { port } = scripted([eight, status(1)]);
    const noting = {
      ...port,
      exchange(exchange: Exchange) {
        if (exchange.kind === 'bulk-out') sent.push(exchange.bytes);
        return port.exchange(exchange);
      },
    };

    const one = new BotSession(noting, place, new StopSource().signal);

    expect(await one.command({ ...read, lun: 2 })).toEqual(ok({ passed: true, data: eight }));
    expect(sent.map((bytes) => Buffer.from(bytes).toString('hex'))).toEqual([
      `55534243${'01000000'}${'08000000'}800201${'25'}${'00'.repeat(15)}`,
    ]);
  });

  it('counts its commands, so that an old status is not taken for a new one', async () => {
    const { session: one } = session([status(1), status(1)]);

    expect(await one.command(ready)).toEqual(ok({ passed: true, data: new Uint8Array(0) }));
    expect(await one.command(ready)).toMatchObject({ fault: { code: 'device/garbled' } });
  });

  it('clears the halt of a command without data and reads its status', async () => {
    const { session: one, asked } = session(['device/stalled', status(1, 1, 8)]);

    expect(await one.command(read)).toEqual(ok({ passed: false, data: new Uint8Array(0) }));
    expect(asked).toEqual(['command 25', 'in 8', 'control 1 0 82', 'in 13']);
  });

  it('reads a stalled status once more, and resets after a second stall', async () => {
    const once = session(['device/stalled', status(1)]);
    expect(await once.session.command(ready)).toMatchObject({ ok: true });
    expect(once.asked).toEqual(['command 0', 'in 13', 'control 1 0 82', 'in 13']);

    const twice = session(['device/stalled', 'device/stalled']);
    expect(await twice.session.command(ready)).toMatchObject({ fault: { code: 'device/stalled' } });
    expect(twice.asked.slice(4)).toEqual(recovery);
  });

  it('passes over an empty packet before the status', async () => {
    const { session: one } = session([eight, new Uint8Array(0), status(1)]);

    expect(await one.command(read)).toEqual(ok({ passed: true, data: eight }));
  });

  it('takes a status that comes where data were expected', async () => {
    const { session: one, asked } = session([status(1, 1, 13)]);

    expect(await one.command({ ...read, dataLength: 13 })).toEqual(
      ok({ passed: false, data: new Uint8Array(0) }),
    );
    expect(asked).toEqual(['command 25', 'in 13']);
  });

  it('leaves out what the residue says was not meant, unless that is everything', async () => {
    const some = session([eight, status(1, 0, 3)]);
    expect(await some.session.command(read)).toEqual(
      ok({ passed: true, data: eight.subarray(0, 5) }),
    );

    const all = session([eight, status(1, 0, 8)]);
    expect(await all.session.command(read)).toEqual(ok({ passed: true, data: eight }));
  });

  it.each([
    ['the status of another command', status(7)],
    ['a phase error', status(1, 2)],
    ['a status that does not exist', status(1, 3)],
    ['a residue larger than the data', status(1, 0, 9)],
    ['a status of twelve bytes', status(1).slice(1)],
  ])('resets the device after %s', async (_name, wrong) => {
    const { session: one, asked } = session([eight, wrong, eight, status(2)]);

    expect(await one.command(read)).toMatchObject({ fault: { code: 'device/garbled' } });
    expect(asked.slice(3)).toEqual(recovery);
    expect(await one.command(read)).toMatchObject({ ok: true });
  });

  it('resets the device when it does not answer or refuses the command', async () => {
    const silent = session(['device/timeout']);
    expect(await silent.session.command(ready)).toMatchObject({
      fault: { code: 'device/timeout' },
    });
    expect(silent.asked.slice(2)).toEqual(recovery);

    const refusing = session([], (asked) => asked.startsWith('command'));
    expect(await refusing.session.command(ready)).toMatchObject({
      fault: { code: 'device/stalled' },
    });
    expect(refusing.asked.slice(1)).toEqual(recovery);
  });

  it('asks nothing more of a device that cannot be reset', async () => {
    const { session: one, asked } = session(['device/timeout'], (name) => name === recovery[0]);
    await one.command(ready);
    const before = asked.length;

    expect(await one.command(ready)).toMatchObject({ fault: { code: 'device/stalled' } });
    expect(asked.length).toBe(before);
  });

  it('does not reset what is no longer there', async () => {
    const { session: one, asked } = session(['device/gone']);

    expect(await one.command(ready)).toMatchObject({ fault: { code: 'device/gone' } });
    expect(asked).toEqual(['command 0', 'in 13']);
  });

  it('chooses the setting once when it is not the first', async () => {
    const { port, asked } = scripted([status(1), status(2)]);
    const one = new BotSession(port, { ...place, alternate: 1 }, new StopSource().signal);

    await one.command(ready);
    await one.command(ready);

    expect(asked).toEqual(['control b 1 1', 'command 0', 'in 13', 'command 0', 'in 13']);
  });

  it('takes a stall for one unit', async () => {
    const { session: one } = session([], () => true);

    expect(await one.maxLun()).toEqual(ok(0));
  });
});
