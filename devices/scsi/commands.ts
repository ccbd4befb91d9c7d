import { keepAll, type Keeping } from '../port.ts';

/**
 * The commands that are ever sent to a drive, and no others: all of them read. Big-endian. Section
 * numbers are those of SPC-4 (T10/1731-D), SBC-3 (T10/BSR INCITS 514) and SAT-3 (INCITS 517).
 */

/** TEST UNIT READY, SPC-4 section 6.47. */
export const testUnitReady = Uint8Array.of(0x00, 0, 0, 0, 0, 0);

/** REQUEST SENSE in fixed format, SPC-4 section 6.39; descriptor format comes where ATA needs it. */
export const senseLength = 32;
export const requestSense = Uint8Array.of(0x03, 0, 0, 0, senseLength, 0);

/** INQUIRY, SPC-4 section 6.6: the standard data, or one page of vital product data. */
export const inquiryLength = 36;
export const inquiry = Uint8Array.of(0x12, 0, 0, 0, inquiryLength, 0);
export const vitalPageLength = 252;
export const vitalPage = { supported: 0x00, unitSerial: 0x80 } as const;
export function inquireVitalPage(page: number): Uint8Array {
  return Uint8Array.of(0x12, 0x01, page, 0, vitalPageLength, 0);
}

/** READ CAPACITY(10), SBC-3 section 5.15. */
export const capacity10Length = 8;
export const readCapacity10 = Uint8Array.of(0x25, 0, 0, 0, 0, 0, 0, 0, 0, 0);

/** READ CAPACITY(16), SBC-3 section 5.16: SERVICE ACTION IN(16) with action 10h. */
export const capacity16Length = 32;
export const readCapacity16 = Uint8Array.of(
  ...[0x9e, 0x10, 0, 0, 0, 0, 0, 0],
  ...[0, 0, 0, 0, 0, capacity16Length, 0, 0],
);

/** MODE SENSE(6) of all pages, SPC-4 section 6.13. 192 bytes is what Windows asks: all firmware knows it. */
export const modeSenseLength = 192;
export const modeSense = Uint8Array.of(0x1a, 0, 0x3f, 0, modeSenseLength, 0);

const largestLba10 = 0xffff_ffff;

/** READ(10), SBC-3 section 5.11, or where the address does not fit READ(16), section 5.13. */
export function readBlocks(lba: number, count: number): Uint8Array {
  const long = lba + count - 1 > largestLba10;
  const view = new DataView(new ArrayBuffer(long ? 16 : 10));
  if (long) {
    view.setUint8(0, 0x88);
    view.setBigUint64(2, BigInt(lba));
    view.setUint32(10, count);
  } else {
    view.setUint8(0, 0x28);
    view.setUint32(2, lba);
    view.setUint16(7, count);
  }
  return new Uint8Array(view.buffer);
}

/** ATA commands that read (ACS-3 sections 7.12, 7.22 and 7.45) and SMART's subcommands. */
export const ataCommand = { identifyDevice: 0xec, readLogExt: 0x2f, smart: 0xb0 } as const;
export const smartFeature = { readData: 0xd0, readThresholds: 0xd1, returnStatus: 0xda } as const;
/** What LBA mid and high hold for every SMART command (ACS-3 section 7.45). */
export const smartKey = { lbaMid: 0x4f, lbaHigh: 0xc2 } as const;

const passThrough16 = 0x85;
const protocol = { nonData: 3 << 1, pioDataIn: 4 << 1 } as const;
/** SAT-3 table 151: T_DIR from the device, BYT_BLOK in blocks, T_LENGTH in the count field. */
const oneBlockIn = 0x0e;
/** CK_COND: the registers come back in sense data. */
const checkCondition = 0x20;
/** The device field of 48-bit commands has its LBA bit set (ACS-3 section 7.30). */
const lbaMode = 0x40;

/** ATA PASS-THROUGH(16), SAT-3 section 12.2.2, for one block of 512 bytes from the device. */
export function ataReadBlock(registers: {
  readonly command: number;
  readonly feature?: number;
  readonly lbaLow?: number;
  readonly lbaMid?: number;
  readonly lbaHigh?: number;
  /** A command of 48 bits. */
  readonly extended?: boolean;
}): Uint8Array {
  const { command, feature = 0, lbaLow = 0, lbaMid = 0, lbaHigh = 0 } = registers;
  const extended = registers.extended === true ? 1 : 0;
  return Uint8Array.of(
    ...[passThrough16, protocol.pioDataIn | extended, oneBlockIn, 0, feature, 0, 1],
    ...[0, lbaLow, 0, lbaMid, 0, lbaHigh, extended * lbaMode, command, 0],
  );
}

/** SMART RETURN STATUS, ACS-3 section 7.45.6: no data, the answer is in the registers. */
export const smartReturnStatus = Uint8Array.of(
  ...[passThrough16, protocol.nonData, checkCondition, 0, smartFeature.returnStatus, 0, 0],
  ...[0, 0, 0, smartKey.lbaMid, 0, smartKey.lbaHigh, 0, ataCommand.smart, 0],
);

/**
 * What may be kept of the answer to a command. Blocks are content, a partition table as well (it has
 * names), and IDENTIFY DEVICE holds the serial number with its letters in pairs turned round: of these,
 * and of what is not named here, nothing.
 */
export function keepingOf(cdb: Uint8Array): Keeping | undefined {
  switch (cdb[0]) {
    case testUnitReady[0]:
    case requestSense[0]:
    case readCapacity10[0]:
    case readCapacity16[0]:
    case modeSense[0]:
      return keepAll;
    case inquiry[0]: {
      const vital = ((cdb[1] ?? 0) & 0x01) !== 0;
      return vital && cdb[2] !== vitalPage.supported ? { named: true } : keepAll;
    }
    case passThrough16: {
      const command = cdb[14];
      return command === ataCommand.smart || command === ataCommand.readLogExt
        ? keepAll
        : undefined;
    }
    default:
      return undefined;
  }
}
