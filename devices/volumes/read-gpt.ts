import type { DeviceFault } from '../../shared/base/fault.ts';
import { ok, type Result } from '../../shared/base/result.ts';
import {
  entriesMatch,
  isGptHeader,
  parseGptEntries,
  parseGptHeader,
  type GptHeader,
} from './gpt.ts';
import { protectiveType, type MbrEntry, type Partition } from './mbr.ts';
import type { ByteSource, TableFound, TableProblem } from './layout.ts';

/** One of the two tables: null when its header is not there or wrong. */
interface Copy {
  readonly header: GptHeader;
  /** Null when the entries are not those of the header. */
  readonly partitions: readonly Partition[] | null;
}

/**
 * The GUID partition table (UEFI 2.10 section 5.3), from the copy that is whole, with everything that
 * is wrong with either; null when there is none.
 */
export async function readGpt(
  source: ByteSource,
  entries: readonly MbrEntry[] | null,
  otherwiseUnknown: boolean,
): Promise<Result<TableFound | null, DeviceFault>> {
  const { blockSize, blocks } = source;
  const protective = entries?.some((entry) => entry.type === protectiveType) === true;
  // Without its protective record a table counts only where nothing else has taken its place.
  const orphanPossible = otherwiseUnknown && (entries ?? []).length === 0;
  if (!protective && !orphanPossible) return ok(null);
  const first = await source.read(blockSize, blockSize);
  if (!first.ok) return first;
  const named = first.value !== null && isGptHeader(first.value);
  if (!protective && !named) return ok(null);
  const problems: TableProblem[] = protective ? [] : ['protective-mbr'];
  const primary = await readCopy(source, first.value, 1);
  if (!primary.ok) return primary;
  // The backup stands in the last block (section 5.3.2); where the header says otherwise the drive
  // was copied from one of another size.
  const last = await source.read((blocks - 1) * blockSize, blockSize);
  if (!last.ok) return last;
  const backup = await readCopy(source, last.value, blocks - 1);
  if (!backup.ok) return backup;
  if (primary.value === null) problems.push('primary-header');
  else if (primary.value.partitions === null) problems.push('primary-entries');
  if (backup.value === null) problems.push('backup-header');
  else if (backup.value.partitions === null) problems.push('backup-entries');
  const partitions = primary.value?.partitions ?? backup.value?.partitions ?? [];
  return ok({ partitions, problems });
}

async function readCopy(
  source: ByteSource,
  block: Uint8Array | null,
  own: number,
): Promise<Result<Copy | null, DeviceFault>> {
  const header = block === null ? null : parseGptHeader(block);
  if (header === null || header.own !== own) return ok(null);
  const length = header.entryCount * header.entryLength;
  const bytes = await source.read(header.entriesAt * source.blockSize, length);
  if (!bytes.ok) return bytes;
  const whole = bytes.value !== null && entriesMatch(header, bytes.value);
  return ok({ header, partitions: whole ? parseGptEntries(header, bytes.value) : null });
}
