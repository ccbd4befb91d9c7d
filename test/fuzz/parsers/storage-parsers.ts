import {
  parseEnduranceUsed,
  parseIdentity,
  parseSmartData,
  parseSmartThresholds,
} from '../../../devices/scsi/ata.ts';
import { parseStatusWrapper } from '../../../devices/scsi/bulk-only.ts';
import {
  ascii,
  parseCapacity10,
  parseCapacity16,
  parseInquiry,
  parseUnitSerial,
  parseWriteProtect,
  vitalPageBody,
} from '../../../devices/scsi/replies.ts';
import { fingerprint, seen } from '../../../devices/scsi/sample-signs.ts';
import { parseSense, senseText } from '../../../devices/scsi/sense.ts';
import { encodeStatusWrapper } from '../../../devices/simulated/bot-bytes.ts';
import {
  bitlockerImage,
  exfatImage,
  fat32Image,
  luks2Image,
  ntfsImage,
  type Image,
} from '../../../devices/simulated/drive-images.ts';
import { crc32 } from '../../../devices/volumes/crc32.ts';
import {
  recogniseBitlocker,
  recogniseCoreStorage,
  recogniseLuks,
} from '../../../devices/volumes/encrypted.ts';
import { hasBootSignature, recogniseExfat, recogniseFat } from '../../../devices/volumes/fat.ts';
import {
  entriesMatch,
  isGptHeader,
  parseGptEntries,
  parseGptHeader,
} from '../../../devices/volumes/gpt.ts';
import { parseMbr } from '../../../devices/volumes/mbr.ts';
import { recogniseNtfs, recogniseRefs } from '../../../devices/volumes/ntfs.ts';
import { recogniseOptical } from '../../../devices/volumes/optical.ts';
import { recognise } from '../../../devices/volumes/recognise.ts';
import {
  recogniseApfs,
  recogniseBtrfs,
  recogniseExt,
  recogniseHfsPlus,
  recogniseXfs,
} from '../../../devices/volumes/unix.ts';
import { bytesOf, fromBytes, type ListedParser } from './listed.ts';

const blocks = 204_800;
const partitionStart = 2048;

/** The beginning of the volume on an image's only partition. */
function head(image: Image, length = 4096): Uint8Array {
  const bytes = new Uint8Array(length);
  for (const [lba, block] of image) {
    const at = (lba - partitionStart) * 512;
    if (at >= 0 && at + 512 <= length) bytes.set(block, at);
  }
  return bytes;
}

/** A head of zeros with these letters or bytes in it. */
function marked(
  length: number,
  ...marks: readonly (readonly [at: number, mark: string | Uint8Array])[]
) {
  const bytes = new Uint8Array(length);
  for (const [at, mark] of marks) bytes.set(typeof mark === 'string' ? bytesOf(mark) : mark, at);
  return bytes;
}

/** A table with one partition whose header has the right CRC, which next to no mutation would give it. */
function withCrc(header: Uint8Array): Uint8Array {
  const bytes = header.slice();
  if (bytes.length < 92) return bytes;
  const view = new DataView(bytes.buffer);
  const length = view.getUint32(12, true);
  view.setUint32(16, 0, true);
  view.setUint32(16, crc32(bytes.slice(0, length)), true);
  return bytes;
}

function gptHeader(): Uint8Array {
  const bytes = marked(512, [0, 'EFI PART']);
  const view = new DataView(bytes.buffer);
  view.setUint32(12, 92, true);
  view.setUint32(24, 1, true);
  view.setUint32(32, blocks - 1, true);
  view.setUint32(72, 2, true);
  view.setUint32(80, 4, true);
  view.setUint32(84, 128, true);
  return withCrc(bytes);
}

const entries = marked(
  512,
  [0, 'PARTITIONTYPE-ID'],
  [33, Uint8Array.of(8)],
  [41, Uint8Array.of(16)],
);
const ntfs = [head(ntfsImage(blocks)), head(ntfsImage(blocks, { dirty: true }))];
const fat = [head(fat32Image(blocks)), head(fat32Image(blocks, { dirty: true }))];
const exfat = [head(exfatImage(blocks)), head(exfatImage(blocks, { dirty: true }))];
const luks = [head(luks2Image(blocks), 512)];
const bitlocker = [head(bitlockerImage(blocks), 512)];
const coreStorage = [marked(512, [10, Uint8Array.of(0x10)], [88, 'CS'], [172, Uint8Array.of(2)])];
const refs = [marked(512, [3, 'ReFS\0\0\0\0'])];
const ext = [
  marked(2048, [1024 + 0x38, Uint8Array.of(0x53, 0xef, 1, 0)], [1024 + 0x60, Uint8Array.of(0x42)]),
];
const xfs = [marked(512, [0, 'XFSB'])];
const hfsPlus = [marked(2048, [1024, 'H+'], [1030, Uint8Array.of(1)])];
const apfs = [marked(2048, [32, 'NXSB'], [0x518, Uint8Array.of(1)])];
const btrfs = [marked(0x1_0200, [0x1_0040, '_BHRfS_M'])];
const optical = [marked(0x8000 + 4096, [0x8001, 'CD001'], [0x8801, 'NSR03'])];
const lvm = [marked(1024, [512, 'LABELONE'])];
const mbrs = [fat32Image(blocks), luks2Image(blocks)].flatMap((image) => image.get(0) ?? []);
const small = [
  ntfs,
  fat,
  exfat,
  luks,
  bitlocker,
  coreStorage,
  refs,
  ext,
  xfs,
  hfsPlus,
  apfs,
  lvm,
].flat();

const volumes = 'devices/volumes';
const replies = 'devices/scsi/replies.ts';
const ata = 'devices/scsi/ata.ts';

/** What drives say of themselves, and what stands on them. */
export const storageParsers: readonly ListedParser[] = [
  fromBytes(
    'devices/scsi/bulk-only.ts',
    parseStatusWrapper,
    (bytes) => parseStatusWrapper(bytes, { tag: 7, dataLength: 36 }),
    [
      encodeStatusWrapper({ tag: 7, residue: 0, status: 0 }),
      encodeStatusWrapper({ tag: 7, residue: 36, status: 1 }),
    ],
  ),
  fromBytes('devices/scsi/sense.ts', parseSense, (bytes) => senseText(parseSense(bytes))),
  fromBytes(replies, parseInquiry, parseInquiry),
  fromBytes(replies, vitalPageBody, (bytes) => vitalPageBody(0x80, bytes)),
  fromBytes(replies, parseUnitSerial, parseUnitSerial),
  fromBytes(replies, parseCapacity10, parseCapacity10),
  fromBytes(replies, parseCapacity16, parseCapacity16),
  fromBytes(replies, parseWriteProtect, parseWriteProtect),
  fromBytes(replies, ascii, ascii),
  fromBytes(ata, parseIdentity, parseIdentity),
  fromBytes(ata, parseSmartData, parseSmartData),
  fromBytes(ata, parseSmartThresholds, parseSmartThresholds),
  fromBytes(ata, parseEnduranceUsed, parseEnduranceUsed),
  fromBytes('devices/scsi/sample-signs.ts', fingerprint, fingerprint, fat),
  fromBytes(
    'devices/scsi/sample-signs.ts',
    seen,
    (bytes) => seen({ lba: 8, count: 8 }, bytes, 3),
    fat,
  ),
  fromBytes(`${volumes}/crc32.ts`, crc32, crc32, mbrs),
  fromBytes(`${volumes}/mbr.ts`, parseMbr, parseMbr, mbrs),
  fromBytes(`${volumes}/gpt.ts`, isGptHeader, isGptHeader, [gptHeader()]),
  fromBytes(`${volumes}/gpt.ts`, parseGptHeader, parseGptHeader, [gptHeader()]),
  fromBytes(
    `${volumes}/gpt.ts`,
    'header with the right CRC, and its entries',
    (bytes) => {
      const header = parseGptHeader(withCrc(bytes));
      return header === null
        ? null
        : [entriesMatch(header, bytes), parseGptEntries(header, entries)];
    },
    [gptHeader()],
  ),
  fromBytes(
    `${volumes}/gpt.ts`,
    parseGptEntries,
    (bytes) =>
      parseGptEntries(
        { own: 1, other: 9, entriesAt: 2, entryCount: 128, entryLength: 128, entriesCrc: 0 },
        bytes,
      ),
    [entries],
  ),
  fromBytes(
    `${volumes}/gpt.ts`,
    entriesMatch,
    (bytes) =>
      entriesMatch(
        {
          own: 1,
          other: 9,
          entriesAt: 2,
          entryCount: 4,
          entryLength: 128,
          entriesCrc: crc32(entries),
        },
        bytes,
      ),
    [entries],
  ),
  fromBytes(`${volumes}/fat.ts`, hasBootSignature, hasBootSignature, fat),
  fromBytes(`${volumes}/fat.ts`, recogniseFat, recogniseFat, fat),
  fromBytes(`${volumes}/fat.ts`, recogniseExfat, recogniseExfat, exfat),
  fromBytes(`${volumes}/ntfs.ts`, recogniseNtfs, recogniseNtfs, ntfs),
  fromBytes(`${volumes}/ntfs.ts`, recogniseRefs, recogniseRefs, refs),
  fromBytes(`${volumes}/encrypted.ts`, recogniseLuks, recogniseLuks, luks),
  fromBytes(`${volumes}/encrypted.ts`, recogniseBitlocker, recogniseBitlocker, bitlocker),
  fromBytes(`${volumes}/encrypted.ts`, recogniseCoreStorage, recogniseCoreStorage, coreStorage),
  fromBytes(`${volumes}/unix.ts`, recogniseExt, recogniseExt, ext),
  fromBytes(`${volumes}/unix.ts`, recogniseXfs, recogniseXfs, xfs),
  fromBytes(`${volumes}/unix.ts`, recogniseHfsPlus, recogniseHfsPlus, hfsPlus),
  fromBytes(`${volumes}/unix.ts`, recogniseApfs, recogniseApfs, apfs),
  fromBytes(`${volumes}/unix.ts`, recogniseBtrfs, recogniseBtrfs, btrfs),
  fromBytes(`${volumes}/optical.ts`, recogniseOptical, recogniseOptical, optical),
  fromBytes(
    `${volumes}/recognise.ts`,
    recognise,
    // A volume may ask for one more place and conclude from it: the same bytes stand in for that too.
    (bytes) => {
      const found = recognise(bytes);
      return found === null || found.more === null ? found : found.more.conclude(bytes);
    },
    small,
  ),
];
