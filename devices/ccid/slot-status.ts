import { fault, type DeviceFault } from '../../shared/base/fault.ts';
import { err, ok, type Result } from '../../shared/base/result.ts';

/** PC_to_RDR_GetSlotStatus, CCID rev 1.1 section 6.1.3: it looks at a slot and powers nothing. */
const getSlotStatus = 0x65;
/** RDR_to_PC_SlotStatus, section 6.2.2. */
const slotStatus = 0x81;
const headerLength = 10;

/** The longest answer that is read: the one that belongs here has ten bytes. */
export const longestSlotStatus = 64;

/** Asks for the state of one slot. */
export function slotStatusRequest(slot: number, sequence: number): Uint8Array {
  return Uint8Array.of(getSlotStatus, 0, 0, 0, 0, slot, sequence, 0, 0, 0);
}

/** What a reader says of a slot, sections 6.2.2 and 6.2.6. */
export interface SlotStatus {
  readonly card: 'active' | 'inactive' | 'none';
  /** Null when the command went well. 0xfe: the card does not answer; 0xfb: the reader is broken. */
  readonly error: number | null;
}

/** Section 6.2.6, table 6.2-2. */
export const slotError = { mute: 0xfe, hardware: 0xfb } as const;

/** Total: an answer of another kind, slot or sequence is a fault. */
export function parseSlotStatus(
  bytes: Uint8Array,
  slot: number,
  sequence: number,
): Result<SlotStatus, DeviceFault> {
  const [type, , , , , ofSlot, ofSequence, status, error] = bytes;
  if (bytes.length < headerLength || status === undefined || error === undefined) {
    return err(fault('device/garbled', `slot status of ${bytes.length} bytes`));
  }
  if (type !== slotStatus || ofSlot !== slot || ofSequence !== sequence) {
    return err(
      fault('device/garbled', `message ${type} for slot ${ofSlot}, sequence ${ofSequence}`),
    );
  }
  const card = (['active', 'inactive', 'none'] as const)[status & 0x03];
  if (card === undefined) return err(fault('device/garbled', `slot status ${status}`));
  return ok({ card, error: status >> 6 === 1 ? error : null });
}
