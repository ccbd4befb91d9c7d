import type { DeviceFault } from '../../shared/base/fault.ts';
import { ok, type Result } from '../../shared/base/result.ts';
import { readGpt } from './read-gpt.ts';
import { isExtended, parseMbr, protectiveType, type MbrEntry, type Partition } from './mbr.ts';
import type { ByteSource, Layout, TableFound, TableKind, TableProblem } from './layout.ts';
import { isEmpty } from './peek.ts';
import { recognise } from './recognise.ts';
import { headLength, type Volume } from './volume.ts';

/** More partitions than a stick or a disk has; the rest is counted but not looked into. */
const mostVolumes = 12;
const mostLogical = 12;

/** Reads table and beginnings of volumes: no directory, no name, no content. */
export async function readLayout(source: ByteSource): Promise<Result<Layout, DeviceFault>> {
  const bytes = source.blocks * source.blockSize;
  const head = await source.read(0, Math.min(headLength, bytes));
  if (!head.ok) return head;
  if (head.value === null) return ok(layout('none', ['unreadable'], [], ['unreadable']));
  const whole = recognise(head.value);
  const entries = parseMbr(head.value);
  const gpt = await readGpt(source, entries, whole === null);
  if (!gpt.ok) return gpt;
  if (gpt.value !== null) return divided(source, 'GPT', gpt.value);
  // A file system without partitions has a boot sector that ends as a table does; images of optical
  // discs on a stick have both, and the disc is what is on it.
  if (whole !== null) {
    const known = await completed(source, 0, whole);
    return known.ok ? ok(layout('none', [], [], [known.value])) : known;
  }
  if (entries !== null) {
    const logical = await readLogical(source, entries);
    if (!logical.ok) return logical;
    return divided(source, 'MBR', logical.value);
  }
  const blank = isEmpty(head.value);
  return ok({ ...layout('none', [], [], blank ? [] : [null]), blank });
}

function layout(
  table: TableKind,
  problems: Layout['problems'],
  partitions: Layout['partitions'],
  volumes: Layout['volumes'],
): Layout {
  return { table, problems, partitions, volumes, blank: false };
}

/** Primary partitions, and the chain of logical ones inside the extended one. */
async function readLogical(
  source: ByteSource,
  entries: readonly MbrEntry[],
): Promise<Result<TableFound, DeviceFault>> {
  const partitions: Partition[] = [];
  const problems: TableProblem[] = [];
  for (const entry of entries) {
    if (entry.type === protectiveType) problems.push('protective-mbr');
    else if (!isExtended(entry)) partitions.push(entry);
  }
  const extended = entries.find(isExtended);
  let at: number | null = extended?.firstBlock ?? null;
  for (let count = 0; extended !== undefined && at !== null && count < mostLogical; count += 1) {
    const record = await source.read(at * source.blockSize, source.blockSize);
    if (!record.ok) return record;
    const inside: readonly MbrEntry[] | null =
      record.value === null ? null : parseMbr(record.value);
    if (inside === null) {
      problems.push('unreadable');
      break;
    }
    const logical = inside.find((one) => !isExtended(one));
    if (logical !== undefined) {
      partitions.push({ firstBlock: at + logical.firstBlock, blocks: logical.blocks });
    }
    const next = inside.find(isExtended);
    at = next === undefined ? null : extended.firstBlock + next.firstBlock;
  }
  return ok({ partitions, problems });
}

async function divided(
  source: ByteSource,
  table: TableKind,
  { partitions, problems }: TableFound,
): Promise<Result<Layout, DeviceFault>> {
  const volumes: (Volume | null | 'unreadable')[] = [];
  const beyond = partitions.some((one) => one.firstBlock + one.blocks > source.blocks);
  for (const partition of partitions.slice(0, mostVolumes)) {
    const found = await readVolume(source, partition);
    if (!found.ok) return found;
    volumes.push(found.value);
  }
  const all: readonly TableProblem[] = beyond ? [...problems, 'beyond-end'] : problems;
  return ok(layout(table, all, partitions, volumes));
}

async function readVolume(
  source: ByteSource,
  { firstBlock, blocks }: Partition,
): Promise<Result<Volume | null | 'unreadable', DeviceFault>> {
  const start = firstBlock * source.blockSize;
  const head = await source.read(start, Math.min(headLength, blocks * source.blockSize));
  if (!head.ok) return head;
  if (head.value === null) return ok('unreadable');
  const found = recognise(head.value);
  return found === null ? ok(null) : completed(source, start, found);
}

/** Looks at the one more place that a volume may point to. */
async function completed(
  source: ByteSource,
  start: number,
  found: Volume,
): Promise<Result<Volume, DeviceFault>> {
  if (found.more === null) return ok(found);
  const { offset, length, conclude } = found.more;
  const bytes = await source.read(start + offset, length);
  if (!bytes.ok) return bytes;
  return ok(bytes.value === null ? { ...found, more: null } : conclude(bytes.value));
}
