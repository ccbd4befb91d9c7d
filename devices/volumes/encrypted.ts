import { hasBootSignature } from './fat.ts';
import { be16, guidDigits, le16, le32, le64, says, u8 } from './peek.ts';
import { volume, type Volume } from './volume.ts';

/** LUKS1 on-disk format 1.2.3 and LUKS2 on-disk format 1.1: magic and version. */
export function recogniseLuks(head: Uint8Array): Volume | null {
  if (!says(head, 0, 'LUKS') || be16(head, 4) !== 0xbabe) return null;
  const version = be16(head, 6);
  return volume(version === 1 || version === 2 ? `LUKS ${version}` : 'LUKS', {
    encryption: 'LUKS',
  });
}

/**
 * BitLocker, as libyal's "BitLocker Drive Encryption (BDE) format" describes it: since Windows 7 a
 * GUID and three offsets of metadata, which begin with the same letters as the boot sector.
 */
const signature = '-FVE-FS-';
const fixedDrive = { guidAt: 0xa0, offsetAt: 0xb0 } as const;
/** BitLocker To Go looks like an almost empty FAT32 to systems that do not know it. */
const toGo = { guidAt: 0x1a8, offsetAt: 0x1b8 } as const;
/** {4967d63b-2e29-4ad8-8399-f6a339e3d001}, and the one for drives that encrypt used space only. */
const guids = ['3bd66749292ed84a8399f6a339e3d001', '3b4da8928ddd0e4d9e4eb1e3284eaed8'];
/** Windows Vista has the cluster of the metadata instead. */
const vistaClusterAt = 0x38;

export function recogniseBitlocker(head: Uint8Array): Volume | null {
  if (!hasBootSignature(head)) return null;
  if (says(head, 3, signature)) {
    const known = guids.includes(guidDigits(head, fixedDrive.guidAt));
    const vista = le64(head, vistaClusterAt) * u8(head, 13) * le16(head, 11);
    return confirmedAt(known ? le64(head, fixedDrive.offsetAt) : vista, 'BitLocker');
  }
  if (says(head, 3, 'MSWIN4.1') && guids.includes(guidDigits(head, toGo.guidAt))) {
    return confirmedAt(le64(head, toGo.offsetAt), 'BitLocker To Go');
  }
  return null;
}

/** Without its metadata a BitLocker volume cannot be opened by anybody. */
function confirmedAt(offset: number, fileSystem: string): Volume {
  const encrypted = volume(fileSystem, { encryption: 'BitLocker' });
  if (offset === 0 || !Number.isSafeInteger(offset)) return { ...encrypted, damaged: true };
  const conclude = (bytes: Uint8Array): Volume => ({
    ...encrypted,
    damaged: !says(bytes, 0, signature),
  });
  return { ...encrypted, more: { offset, length: 64, conclude } };
}

/** Core Storage, as libyal's libfvde describes it: `CS` at 88, the method (2: AES-XTS) at 172. */
export function recogniseCoreStorage(head: Uint8Array): Volume | null {
  // Block type 0x10 is the volume header.
  if (!says(head, 88, 'CS') || le16(head, 10) !== 0x10) return null;
  return volume('Core Storage', { encryption: le32(head, 172) === 2 ? 'FileVault' : null });
}
