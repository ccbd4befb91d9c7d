import type { DeviceFault } from '../../shared/base/fault.ts';
import type { Result } from '../../shared/base/result.ts';
import type { Partition } from './mbr.ts';
import type { Volume } from './volume.ts';

/** Bytes by their place; null where the drive cannot read them or where it has ended. */
export interface ByteSource {
  readonly blockSize: number;
  readonly blocks: number;
  read(offset: number, length: number): Promise<Result<Uint8Array | null, DeviceFault>>;
}

export type TableKind = 'GPT' | 'MBR' | 'none';

/** Where a partition table contradicts itself or the drive. */
export type TableProblem =
  | 'protective-mbr'
  | 'primary-header'
  | 'primary-entries'
  | 'backup-header'
  | 'backup-entries'
  | 'beyond-end'
  | 'unreadable';

export interface TableFound {
  readonly partitions: readonly Partition[];
  readonly problems: readonly TableProblem[];
}

/** How one drive is divided. */
export interface Layout {
  readonly table: TableKind;
  readonly problems: readonly TableProblem[];
  readonly partitions: readonly Partition[];
  /** Nothing at all in the first 68 kB, not even a table. */
  readonly blank: boolean;
  /** One for each volume looked at; null where nothing was recognised, 'unreadable' where it cannot be. */
  readonly volumes: readonly (Volume | null | 'unreadable')[];
}
