import { fault, type DeviceFault } from '../../shared/base/fault.ts';
import { err, ok, type Result } from '../../shared/base/result.ts';
import { ReportFields, type HidField } from './report-fields.ts';

/** What a HID interface says of its reports. */
export interface HidReports {
  /** Application collections: what the interface is for. */
  readonly collections: readonly { readonly usagePage: number; readonly usage: number }[];
  readonly fields: readonly HidField[];
  /** The numbers of its reports; empty when it numbers none. */
  readonly reportIds: readonly number[];
}

/** Linux takes no longer descriptor (HID_MAX_DESCRIPTOR_SIZE); deeper nesting than 32 exists in no product. */
const limit = { bytes: 4096, depth: 32, collections: 64 } as const;
export const longestReportDescriptor = limit.bytes;

/** Item types, HID 1.11 section 6.2.2.2. */
const itemType = { main: 0, global: 1, local: 2 } as const;
/** Main items, section 6.2.2.4. */
const mainTag = { input: 8, output: 9, collection: 10, feature: 11, endCollection: 12 } as const;
/** Collection type "application", section 6.2.2.6. */
const application = 0x01;
/** The prefix of a long item, section 6.2.2.3; no tag is defined for it. */
const longItem = 0xfe;

/** One short item, section 6.2.2.2. */
interface Item {
  readonly type: number;
  readonly tag: number;
  readonly unsigned: number;
  readonly signed: number;
  readonly size: number;
}

/**
 * Parses a HID report descriptor, HID 1.11 section 6.2.2. Total: a descriptor that ends inside an
 * item, closes what it did not open or promises reports beyond all measure is a fault.
 */
export function parseReportDescriptor(bytes: Uint8Array): Result<HidReports, DeviceFault> {
  if (bytes.length === 0 || bytes.length > limit.bytes) {
    return garbled(`report descriptor of ${bytes.length} bytes`);
  }
  const fields = new ReportFields();
  const collections: { readonly usagePage: number; readonly usage: number }[] = [];
  let depth = 0;
  for (let offset = 0; offset < bytes.length;) {
    if (bytes[offset] === longItem) {
      offset += 3 + (bytes[offset + 1] ?? 0);
      continue;
    }
    const item = shortItem(bytes, offset);
    if (item === null) return garbled(`report descriptor ends inside the item at ${offset}`);
    offset += 1 + item.size;
    if (item.type === itemType.global) {
      if (!fields.global(item.tag, item)) return garbled(`global item ${item.tag} at ${offset}`);
    } else if (item.type === itemType.local) {
      fields.local(item.tag, item);
    } else if (item.type === itemType.main) {
      if (item.tag === mainTag.collection) {
        depth += 1;
        const usage = fields.firstUsage();
        if (item.unsigned === application && usage !== null) collections.push(usage);
      } else if (item.tag === mainTag.endCollection) {
        depth -= 1;
      } else {
        const kind = kindOf(item.tag);
        if (kind !== null && !fields.add(kind, item.unsigned)) {
          return garbled(`report field too large or one too many at ${offset}`);
        }
      }
      if (depth < 0 || depth > limit.depth || collections.length > limit.collections) {
        return garbled(`collections do not nest at ${offset}`);
      }
      // Section 6.2.2.8: local items hold until the next main item.
      fields.forgetLocal();
    }
  }
  if (depth !== 0) return garbled(`${depth} collections are left open`);
  return ok({ collections, fields: fields.all, reportIds: fields.reportIds });
}

function kindOf(tag: number): HidField['kind'] | null {
  if (tag === mainTag.input) return 'input';
  if (tag === mainTag.output) return 'output';
  return tag === mainTag.feature ? 'feature' : null;
}

function shortItem(bytes: Uint8Array, offset: number): Item | null {
  const prefix = bytes[offset] ?? 0;
  const code = prefix & 0x03;
  const size = code === 3 ? 4 : code;
  if (offset + 1 + size > bytes.length) return null;
  let unsigned = 0;
  for (let at = size; at > 0; at -= 1) unsigned = unsigned * 0x100 + (bytes[offset + at] ?? 0);
  const range = 2 ** (8 * size);
  const signed = size > 0 && unsigned >= range / 2 ? unsigned - range : unsigned;
  return { type: (prefix >> 2) & 0x03, tag: prefix >> 4, unsigned, signed, size };
}

function garbled(detail: string): Result<never, DeviceFault> {
  return err(fault('device/garbled', detail));
}
