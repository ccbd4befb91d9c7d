import { ok } from '../../shared/base/result.ts';
import {
  longestSlotStatus,
  parseSlotStatus,
  slotError,
  slotStatusRequest,
} from '../ccid/slot-status.ts';
import type { DescribedDevice } from '../described-device.ts';
import { keepAll } from '../port.ts';
import { reported, type Probe } from '../probe.ts';
import { everyInterface, usbClass } from '../usb/device-kind.ts';

const timeoutMs = 800;
/** The first slot; readers with more show the others as interfaces of their own or not at all. */
const slot = 0;
const sequence = 1;

/** Whether a card is in the reader. The card is not switched on: its answer (ATR) is not read. */
export const ccidSlot: Probe = {
  id: 'ccid-slot',
  layer: 'L1',
  deadlineMs: 2000,
  matches: (device) => ccidPlace(device) !== null,

  async run({ port, device, stop, report }) {
    const place = ccidPlace(device);
    if (place === null) return ok(null);
    const { interfaceNumber, bulkIn, bulkOut } = place;
    const bytes = slotStatusRequest(slot, sequence);
    const options = { timeoutMs, stop, keep: keepAll };
    const sent = await port.exchange(
      { kind: 'bulk-out', interfaceNumber, endpoint: bulkOut, bytes },
      options,
    );
    if (!sent.ok) return sent;
    const reply = await port.exchange(
      { kind: 'bulk-in', interfaceNumber, endpoint: bulkIn, length: longestSlotStatus },
      options,
    );
    if (!reply.ok) return reply;
    const status = parseSlotStatus(reply.value, slot, sequence);
    if (!status.ok) return status;
    const { card, error } = status.value;
    report(reported('card.present', card !== 'none'));
    if (card !== 'none') report(reported('card.powered', card === 'active'));
    if (error === slotError.mute) report(reported('card.answers', false));
    if (error === slotError.hardware) report(reported('card.reader-broken', true));
    return ok(null);
  },
};

function ccidPlace(device: DescribedDevice) {
  const isCcid = everyInterface(device.descriptors).find(
    // Protocol 0 is CCID; 1 and 2 are ICCD, where the card itself is the device (usb.org, class 0x0b).
    (one) => one.classCode === usbClass.smartCard && one.protocol === 0,
  );
  const bulk = isCcid?.endpoints.filter((endpoint) => endpoint.transfer === 'bulk') ?? [];
  const bulkIn = bulk.find((endpoint) => endpoint.direction === 'in')?.number;
  const bulkOut = bulk.find((endpoint) => endpoint.direction === 'out')?.number;
  if (isCcid === undefined || bulkIn === undefined || bulkOut === undefined) return null;
  return { interfaceNumber: isCcid.number, bulkIn, bulkOut };
}
