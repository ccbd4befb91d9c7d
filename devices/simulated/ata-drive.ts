/** What a simulated disk or SSD behind a SAT bridge says of its health. */
export interface AtaHealth {
  readonly solidState: boolean;
  readonly failing: boolean;
  readonly locked?: boolean;
  /** Attribute, value, threshold, raw. */
  readonly attributes: readonly (readonly [
    id: number,
    value: number,
    threshold: number,
    raw: number,
  ])[];
  readonly enduranceUsed?: number;
}

export interface AtaDrive {
  /** Data, or sense data in descriptor format; null for a command that it does not know. */
  perform(cdb: Uint8Array): { readonly data: Uint8Array } | { readonly sense: Uint8Array } | null;
}

/** Answers ATA PASS-THROUGH(16) (SAT-3 section 12.2.2) for the commands that only read. */
export function ataDrive(health: AtaHealth): AtaDrive {
  return {
    perform(cdb) {
      const feature = cdb[4] ?? 0;
      switch (cdb[14]) {
        case 0xec:
          return { data: identity(health) };
        case 0xb0:
          if (feature === 0xd0) return { data: smartData(health) };
          if (feature === 0xd1) return { data: smartThresholds(health) };
          return feature === 0xda ? { sense: returnStatus(health.failing) } : null;
        case 0x2f:
          return health.enduranceUsed === undefined
            ? null
            : { data: statistics(health.enduranceUsed) };
        default:
          return null;
      }
    },
  };
}

/** Words by their number, and the checksum of word 255. */
function identity({ solidState, locked }: AtaHealth): Uint8Array {
  const view = new DataView(new ArrayBuffer(512));
  const set = (word: number, value: number) => view.setUint16(word * 2, value, true);
  set(82, 0x0001);
  set(83, 0x4000);
  set(84, 0x4020);
  set(85, 0x0001);
  set(87, 0x4020);
  set(128, locked === true ? 0b0111 : 0b0001);
  set(217, solidState ? 1 : 5400);
  const bytes = new Uint8Array(view.buffer);
  bytes[510] = 0xa5;
  return withChecksum(bytes);
}

function smartData({ attributes }: AtaHealth): Uint8Array {
  const view = new DataView(new ArrayBuffer(512));
  view.setUint16(0, 16, true);
  attributes.forEach(([id, value, threshold, raw], index) => {
    const at = 2 + index * 12;
    view.setUint8(at, id);
    view.setUint16(at + 1, threshold > 0 ? 0x0033 : 0x0032, true);
    view.setUint8(at + 3, value);
    view.setUint8(at + 4, value);
    view.setUint32(at + 5, raw, true);
  });
  return withChecksum(new Uint8Array(view.buffer));
}

function smartThresholds({ attributes }: AtaHealth): Uint8Array {
  const bytes = new Uint8Array(512);
  bytes[0] = 16;
  attributes.forEach(([id, , threshold], index) => bytes.set([id, threshold], 2 + index * 12));
  return withChecksum(bytes);
}

/** Sense data in descriptor format with the registers that SMART RETURN STATUS leaves. */
function returnStatus(failing: boolean): Uint8Array {
  const [mid, high] = failing ? [0xf4, 0x2c] : [0x4f, 0xc2];
  return Uint8Array.from([
    ...[0x72, 0x01, 0x00, 0x1d, 0, 0, 0, 14],
    ...[0x09, 12, 0, 0, 0, 0, 0, 0, 0, mid, 0, high, 0, 0x50],
  ]);
}

/** Device statistics, page 07h: its number, and the percentage used, supported and valid. */
function statistics(used: number): Uint8Array {
  const bytes = new Uint8Array(512);
  bytes.set([1, 0, 0x07, 0, 0, 0, 0, 0, used, 0, 0, 0, 0, 0, 0, 0xc0]);
  return bytes;
}

/** The last byte makes the sum of all zero. */
function withChecksum(bytes: Uint8Array): Uint8Array {
  let sum = 0;
  for (const byte of bytes.subarray(0, 511)) sum += byte;
  bytes[511] = -sum & 0xff;
  return bytes;
}
