import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  importReply,
  importRequest,
  parseImportReply,
  UsbipReader,
  type UsbipMessage,
} from './usbip-wire.ts';

const runs = Number(process.env.BALIE_FUZZ_RUNS ?? 300);

function all(reader: UsbipReader): (UsbipMessage | 'broken')[] {
  const messages: (UsbipMessage | 'broken')[] = [];
  for (;;) {
    const message = reader.next();
    if (message === null) return messages;
    messages.push(message);
    if (message === 'broken') return messages;
  }
}

it('any bytes in any pieces give messages, an end or a wait, and nothing else', () => {
  fc.assert(
    fc.property(fc.boolean(), fc.array(fc.uint8Array({ maxLength: 120 })), (imported, chunks) => {
      const reader = new UsbipReader();
      if (imported) reader.startUrbs();
      for (const chunk of chunks) {
        reader.add(chunk);
        for (const message of all(reader)) if (message === 'broken') return;
      }
    }),
    { numRuns: runs },
  );
});

it('a message is the same in one piece and byte by byte', () => {
  const submit = Buffer.alloc(52);
  submit.writeUInt32BE(1, 0);
  submit.writeUInt32BE(7, 4);
  submit.writeUInt32BE(2, 16);
  submit.writeUInt32BE(4, 24);
  submit.write('abcd', 48);
  const whole = new UsbipReader();
  const slow = new UsbipReader();
  for (const reader of [whole, slow]) reader.startUrbs();

  whole.add(submit);
  for (const byte of submit) slow.add(Uint8Array.of(byte));

  const [message] = all(whole);
  expect(message).toMatchObject({ type: 'submit', sequence: 7, endpoint: 2, direction: 'out' });
  expect(all(slow)).toEqual([message]);
});

it('refuses a transfer that no kernel would make', () => {
  const huge = Buffer.alloc(48);
  huge.writeUInt32BE(1, 0);
  huge.writeUInt32BE(0xffff_ffff, 24);
  const reader = new UsbipReader();
  reader.startUrbs();

  reader.add(huge);

  expect(reader.next()).toBe('broken');
});

it('a host asks for a device and understands what it gets, or that there is none', () => {
  const reader = new UsbipReader();
  const record = {
    busId: '3-keyboard',
    number: 5,
    bitsPerSecond: 1_500_000,
    deviceDescriptor: new Uint8Array(18),
    interfaces: [],
  };

  reader.add(importRequest('3-keyboard'));

  expect(reader.next()).toEqual({ type: 'import', busId: '3-keyboard' });
  expect(parseImportReply(Buffer.from(importReply(record)))).toEqual({ id: 0x1_0005, speed: 1 });
  expect(parseImportReply(Buffer.from(importReply(null)))).toBeNull();
});
