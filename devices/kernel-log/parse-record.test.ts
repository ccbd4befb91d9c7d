import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseKernelRecord } from './parse-record.ts';

const fuzzRuns = Number(process.env['BALIE_FUZZ_RUNS'] ?? 300);

describe('the kernel log', () => {
  it.each([
    [
      'usb 1-2: new high-speed USB device number 5 using xhci_hcd',
      { portPath: '1-2', type: 'announced' },
    ],
    [
      'usb 2-1: new SuperSpeed Plus Gen 2x1 USB device number 3 using xhci_hcd',
      { portPath: '2-1', type: 'announced' },
    ],
    [
      'usb 1-2: New USB device found, idVendor=18d1, idProduct=4ee1, bcdDevice= 4.40',
      { portPath: '1-2', type: 'found' },
    ],
    ['usb 1-2: USB disconnect, device number 5', { portPath: '1-2', type: 'gone' }],
    [
      'usb 1-4.2: device descriptor read/64, error -71',
      { portPath: '1-4.2', type: 'enumeration-error', error: 71 },
    ],
    [
      'usb 1-2: device descriptor read/all, error -110',
      { portPath: '1-2', type: 'enumeration-error', error: 110 },
    ],
    [
      'usb 1-2: device not accepting address 6, error -32',
      { portPath: '1-2', type: 'enumeration-error', error: 32 },
    ],
    [
      'usb 1-2: Device not responding to setup address.',
      { portPath: '1-2', type: 'enumeration-error', error: null },
    ],
    [
      'usb 1-2: unable to read config index 0 descriptor/start: -71',
      { portPath: '1-2', type: 'enumeration-error', error: 71 },
    ],
    [
      "usb 1-2: can't set config #1, error -110",
      { portPath: '1-2', type: 'enumeration-error', error: 110 },
    ],
    ['usb usb1-port2: unable to enumerate USB device', { portPath: '1-2', type: 'given-up' }],
    ['usb 1-4-port3: unable to enumerate USB device', { portPath: '1-4.3', type: 'given-up' }],
    [
      'hub 1-0:1.0: unable to enumerate USB device on port 2',
      { portPath: '1-2', type: 'given-up' },
    ],
    [
      'usb usb2-port1: Cannot enable. Maybe the USB cable is bad?',
      { portPath: '2-1', type: 'cable-suspected' },
    ],
    [
      'usb 1-2: rejected 1 configuration due to insufficient available bus power',
      { portPath: '1-2', type: 'power-refused' },
    ],
    ['usb usb1-port2: over-current condition', { portPath: '1-2', type: 'over-current' }],
    ['usb usb1-port2: over-current change #3', { portPath: '1-2', type: 'over-current' }],
    [
      'usb 1-2: reset high-speed USB device number 5 using xhci_hcd',
      { portPath: '1-2', type: 'reset' },
    ],
  ])('understands %j', (line, observation) => {
    expect(parseKernelRecord(`6,812,5140900,-;${line}\n SUBSYSTEM=usb\n DEVICE=c189:4\n`)).toEqual(
      observation,
    );
    expect(parseKernelRecord(`[    5.140900] ${line}`)).toEqual(observation);
  });

  it.each([
    '6,812,5140900,-;usb 1-2: Product: usb usb1-port3: unable to enumerate USB device',
    '6,812,5140900,-;usb 1-2: SerialNumber: x\\x0ausb 1-3: over-current condition',
    '5,812,5140900,-;usb 1-2: unable to get BOS descriptor or descriptor too short',
    '3,812,5140900,-;usb 1-2: unable to get BOS descriptor',
    '6,812,5140900,-;sd 0:0:0:0: [sda] Attached SCSI removable disk',
    // Facility 1: a program wrote it.
    '14,812,5140900,-;usb usb1-port2: unable to enumerate USB device',
    'usb x: unable to enumerate USB device',
    '',
  ])('takes no notice of %j', (record) => {
    expect(parseKernelRecord(record)).toBeNull();
  });

  it('takes any text', () => {
    const near = fc
      .tuple(
        fc.constantFrom(
          'usb 1-2: ',
          'usb usb1-port2: ',
          'hub 1-0:1.0: ',
          '6,1,2,-;usb 1-4-port1: ',
        ),
        fc.oneof(
          fc.string(),
          fc.constantFrom('reset ', 'new ', 'port '.repeat(400), 'unable to enumerate'),
        ),
      )
      .map((both) => both.join(''));
    fc.assert(
      fc.property(fc.oneof(near, fc.string({ unit: 'binary' })), (record) => {
        const seen = parseKernelRecord(record);
        expect(seen === null || /^\d+-\d+(\.\d+)*$/u.test(seen.portPath)).toBe(true);
      }),
      { numRuns: fuzzRuns },
    );
  });
});
