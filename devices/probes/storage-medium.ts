import type { DeviceFault } from '../../shared/base/fault.ts';
import { ok, type Result } from '../../shared/base/result.ts';
import { measured, reported, type Probe, type ProbeContext } from '../probe.ts';
import { modeSense, modeSenseLength } from '../scsi/commands.ts';
import { openDrive, type Drive } from '../scsi/drive.ts';
import { isScsiStorage } from '../scsi/place.ts';
import { parseWriteProtect } from '../scsi/replies.ts';
import { senseText } from '../scsi/sense.ts';

/** Whether there is something to read, how large it says that it is, and whether it may be written. */
export const storageMedium: Probe = {
  id: 'storage-medium',
  layer: 'L1',
  deadlineMs: 6000,
  matches: isScsiStorage,

  async run(context) {
    const opened = await openDrive(context);
    if (!opened.ok) return opened;
    const { drive, readiness, sense } = opened.value;
    const { report } = context;
    report(measured('drive.medium-present', readiness !== 'no-medium'));
    if (readiness !== 'ready') {
      if (readiness === 'not-ready' && sense !== null) {
        report(reported('drive.not-ready', senseText(sense)));
      }
      return ok(null);
    }
    const capacity = await drive.capacity();
    if (!capacity.ok) return capacity;
    const { blocks, blockSize } = capacity.value;
    report(reported('drive.capacity', blocks * blockSize, 'byte'));
    report(reported('drive.block-size', blockSize, 'byte'));
    return readProtection(drive, context);
  },
};

async function readProtection(
  drive: Drive,
  { report }: ProbeContext,
): Promise<Result<null, DeviceFault>> {
  const answer = await drive.ask(modeSense, modeSenseLength);
  if (!answer.ok) return answer;
  const protectedNow = answer.value.done ? parseWriteProtect(answer.value.value) : null;
  if (protectedNow !== null) report(reported('drive.write-protected', protectedNow));
  return ok(null);
}
