import { usbmuxdAddress } from '../../../main/reader/apple/usbmuxd-address.ts';
import {
  busFaultFromUsbError,
  faultFromUsbError,
} from '../../../main/reader/fault-from-usb-error.ts';
import { faultFromHidError } from '../../../main/reader/fault-from-hid-error.ts';
import { parseWardenRequest, wardenMessageSchema } from '../../../main/warden/warden-request.ts';
import { faultSchema } from '../../../shared/base/fault.ts';
import { cleanText } from '../../../shared/base/untrusted-text.ts';
import { readerContract } from '../../../shared/contract/reader-contract.ts';
import { wireMessageSchema, wireRequestSchema } from '../../../shared/contract/wire.ts';
import {
  readoutSchema,
  type DeviceSummary,
  type Fact,
  type Readout,
} from '../../../shared/domain/readout.ts';
import { fromText, type ListedParser } from './listed.ts';

const device: DeviceSummary = {
  deviceId: 'usb-1-2-4',
  portPath: '1-2',
  vendorId: 0x18d1,
  productId: 0x4ee1,
  kind: 'phone',
  vendorName: 'Google',
  productName: 'Pixel 8',
  simulated: false,
};
const fact: Fact = {
  key: 'battery.level',
  value: 74,
  unit: 'percent',
  confidence: 'reported',
  probe: 'mtp-contents',
  layer: 'L1',
  readAt: '2026-11-22T09:00:00.000Z',
  durationMs: 12,
};
const trouble = { code: 'device/timeout', detail: 'mtp-contents had no answer' } as const;
const readout: Readout = {
  readoutId: '01936f00-0000-7000-8000-000000000009',
  device,
  startedAt: '2026-11-22T09:00:00.000Z',
  finishedAt: '2026-11-22T09:00:01.000Z',
  complete: true,
  facts: [fact],
  findings: [],
  probes: [{ probe: 'mtp-contents', layer: 'L1', durationMs: 12, fault: trouble }],
};
const { 'device.read': read, 'device.list': list } = readerContract.calls;

/** Text is JSON first, as on a socket; a process channel hands over the same values. */
const json =
  (...schemas: readonly { readonly safeParse: (value: unknown) => unknown }[]) =>
  (text: string) => {
    let value: unknown;
    try {
      value = JSON.parse(text);
    } catch {
      // Not JSON is not for a schema; the text itself is then what came.
      value = text;
    }
    const parsed = schemas.map((schema) => schema.safeParse(value));
    return parsed.length === 1 ? parsed[0] : parsed;
  };
const texts = (...values: readonly unknown[]) => values.map((value) => JSON.stringify(value));
const wire = 'shared/contract/wire.ts';
const warden = 'main/warden/warden-request.ts';
const errors = [
  'transferIn error: endpoint stalled',
  'claimInterface error: interface is busy (errno 16)',
  'open error: permission denied (errno 13)',
  'getDevices error: /sys/bus/usb/devices/ not found',
];

/** What processes of ours, and libraries, say to each other. */
export const processParsers: readonly ListedParser[] = [
  fromText(wire, 'wireMessageSchema', json(wireMessageSchema), [
    ...texts({ type: 'reply', id: 1, result: { ok: true, value: readout } }),
    ...texts({ type: 'reply', id: 1, result: { ok: false, fault: trouble } }),
    ...texts({ type: 'event', name: 'readout.fact', data: { deviceId: 'usb-1-2-4', fact } }),
  ]),
  fromText(wire, 'wireRequestSchema', json(wireRequestSchema), [
    ...texts({ type: 'call', id: 1, call: 'device.read', input: { deviceId: 'usb-1-2-4' } }),
  ]),
  fromText('shared/domain/readout.ts', 'readoutSchema', json(readoutSchema), texts(readout)),
  fromText('shared/base/fault.ts', 'faultSchema', json(faultSchema), texts(trouble)),
  fromText(
    'shared/contract/reader-contract.ts',
    'calls',
    json(read.input, read.output, list.output),
    [...texts({ deviceId: 'usb-1-2-4', upTo: 'L2', deadlineMs: 45_000 }, readout, [device])],
  ),
  fromText(
    'shared/contract/reader-contract.ts',
    'events',
    json(...Object.values(readerContract.events)),
    texts(device, { deviceId: 'usb-1-2-4', fact }, { fault: trouble }),
  ),
  fromText(warden, parseWardenRequest, parseWardenRequest, [
    ...texts({ do: 'authorise', port: '1-4.2', deviceNumber: 5 }, { do: 'watch-log' }),
    ...texts({ do: 'authorise-interfaces', port: '1-4', deviceNumber: 5, interfaces: [0, 1] }),
  ]),
  fromText(warden, 'wardenMessageSchema', json(wardenMessageSchema), [
    ...texts({ ok: true }, { ok: false, fault: trouble }, { record: '6,1,1,-;usb 1-2: x' }),
  ]),
  fromText(
    'main/reader/apple/usbmuxd-address.ts',
    usbmuxdAddress,
    (text) => usbmuxdAddress(text, 'linux'),
    ['UNIX:/var/run/usbmuxd', '127.0.0.1:27015', '[::1]:27015'],
  ),
  fromText(
    'main/reader/fault-from-usb-error.ts',
    'faultFromUsbError and busFaultFromUsbError',
    (text) => [faultFromUsbError(new Error(text)), busFaultFromUsbError(new Error(text))],
    errors,
  ),
  fromText(
    'main/reader/fault-from-hid-error.ts',
    faultFromHidError,
    (text) => faultFromHidError(new Error(text)),
    ['could not read from HID device', 'Cannot open device with path /dev/hidraw0'],
  ),
  fromText('shared/base/untrusted-text.ts', cleanText, (text) => cleanText(text, 80), [
    'Pixel 8',
    'Zoë \u202e\u0000<b>',
  ]),
];
