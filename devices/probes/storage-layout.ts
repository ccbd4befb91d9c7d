import { ok } from '../../shared/base/result.ts';
import { measured, type Probe, type ProbeContext } from '../probe.ts';
import { driveBytes } from '../scsi/drive-bytes.ts';
import { openMedium } from '../scsi/drive.ts';
import { isScsiStorage } from '../scsi/place.ts';
import type { Layout } from '../volumes/layout.ts';
import { readLayout } from '../volumes/read-layout.ts';
import type { Volume } from '../volumes/volume.ts';

/**
 * How the drive is divided, and what stands on it: partition table and the beginning of each volume.
 * Nothing is mounted; no label, no directory and no file is read.
 */
export const storageLayout: Probe = {
  id: 'storage-layout',
  layer: 'L1',
  deadlineMs: 8000,
  matches: isScsiStorage,

  async run(context) {
    const opened = await openMedium(context);
    if (!opened.ok) return opened;
    if (opened.value === null) return ok(null);
    const { drive, capacity } = opened.value;
    const layout = await readLayout(driveBytes(drive, capacity));
    if (!layout.ok) return layout;
    reportLayout(layout.value, context.report);
    return ok(null);
  },
};

function reportLayout(
  { table, problems, partitions, blank, volumes }: Layout,
  report: ProbeContext['report'],
): void {
  const known = volumes.filter((one): one is Volume => one !== null && one !== 'unreadable');
  const encryption = [...new Set(known.flatMap((one) => one.encryption ?? []))];
  const tellsState = known.filter((one) => one.dirty !== null);
  const dirty = known.filter((one) => one.dirty === true).map((one) => one.fileSystem);
  const damaged = known.filter((one) => one.damaged).map((one) => one.fileSystem);
  const unknown = volumes.filter((one) => one === null).length;
  const unreadable = volumes.filter((one) => one === 'unreadable').length;
  report(measured('drive-layout.table', table));
  report(measured('drive-layout.blank', blank));
  if (table !== 'none') report(measured('drive-layout.partitions', partitions.length, 'count'));
  if (problems.length > 0) report(measured('drive-layout.problems', [...problems]));
  if (known.length > 0) {
    report(
      measured(
        'drive-layout.file-systems',
        known.map((one) => one.fileSystem),
      ),
    );
  }
  if (encryption.length > 0) report(measured('drive-layout.encryption', encryption));
  if (tellsState.length > 0) report(measured('drive-layout.dirty', dirty.length > 0));
  if (dirty.length > 0) report(measured('drive-layout.dirty-volumes', dirty));
  if (damaged.length > 0) report(measured('drive-layout.damaged-volumes', damaged));
  if (unknown > 0) report(measured('drive-layout.unknown-volumes', unknown, 'count'));
  if (unreadable > 0) report(measured('drive-layout.unreadable-volumes', unreadable, 'count'));
}
