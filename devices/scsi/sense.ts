/** Sense data: why a device refused a command. */
export interface Sense {
  /** SPC-4 table 44. */
  readonly key: number;
  readonly code: number;
  readonly qualifier: number;
  /** What an ATA command left in the registers, when the sense data tell (SAT-3 section 12.2). */
  readonly ata: AtaRegisters | null;
}

export interface AtaRegisters {
  readonly error: number;
  readonly status: number;
  readonly lbaMid: number;
  readonly lbaHigh: number;
}

/** Sense keys, SPC-4 table 44. */
export const senseKey = {
  noSense: 0x0,
  recovered: 0x1,
  notReady: 0x2,
  mediumError: 0x3,
  hardwareError: 0x4,
  illegalRequest: 0x5,
  unitAttention: 0x6,
} as const;

/** Additional sense codes, SPC-4 annex F. */
export const senseCode = { notReady: 0x04, mediumNotPresent: 0x3a } as const;

const ataReturnDescriptor = { type: 0x09, length: 14 } as const;

const unknownSense: Sense = { key: senseKey.noSense, code: 0, qualifier: 0, ata: null };

/** Fixed (SPC-4 section 4.5.3) or descriptor format (4.5.2); anything else is no sense. Total. */
export function parseSense(bytes: Uint8Array): Sense {
  const at = (index: number) => bytes[index] ?? 0;
  switch (at(0) & 0x7f) {
    case 0x70:
    case 0x71: {
      const sense = { key: at(2) & 0x0f, code: at(12), qualifier: at(13) };
      return { ...sense, ata: isAtaInformation(sense) ? fixedRegisters(at) : null };
    }
    case 0x72:
    case 0x73:
      return { key: at(1) & 0x0f, code: at(2), qualifier: at(3), ata: describedRegisters(bytes) };
    default:
      return unknownSense;
  }
}

/** ATA PASS THROUGH INFORMATION AVAILABLE, 00h/1Dh. */
function isAtaInformation({ code, qualifier }: Pick<Sense, 'code' | 'qualifier'>): boolean {
  return code === 0x00 && qualifier === 0x1d;
}

/** SAT-3 table 184: ERROR and STATUS in INFORMATION, LBA in COMMAND-SPECIFIC INFORMATION. */
function fixedRegisters(at: (index: number) => number): AtaRegisters {
  return { error: at(3), status: at(4), lbaMid: at(10), lbaHigh: at(11) };
}

/** SAT-3 table 182, the ATA Status Return descriptor. */
function describedRegisters(bytes: Uint8Array): AtaRegisters | null {
  const end = Math.min(bytes.length, 8 + (bytes[7] ?? 0));
  for (let at = 8; at + 1 < end; at += 2 + (bytes[at + 1] ?? 0)) {
    if (bytes[at] !== ataReturnDescriptor.type || at + ataReturnDescriptor.length > end) continue;
    const part = (index: number) => bytes[at + index] ?? 0;
    return { error: part(3), status: part(13), lbaMid: part(9), lbaHigh: part(11) };
  }
  return null;
}

/** `02/04/01`, as technicians write it. */
export function senseText({ key, code, qualifier }: Sense): string {
  return [key, code, qualifier].map((one) => one.toString(16).padStart(2, '0')).join('/');
}
