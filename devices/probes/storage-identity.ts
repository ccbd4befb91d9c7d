import type { DeviceFault } from '../../shared/base/fault.ts';
import { ok, type Result } from '../../shared/base/result.ts';
import { measured, reported, type Probe, type ProbeContext } from '../probe.ts';
import {
  inquireVitalPage,
  inquiry,
  inquiryLength,
  vitalPage,
  vitalPageLength,
} from '../scsi/commands.ts';
import { openDrive, type Drive } from '../scsi/drive.ts';
import { isScsiStorage } from '../scsi/place.ts';
import { parseInquiry, parseUnitSerial, vitalPageBody } from '../scsi/replies.ts';

/** Who made this stick, disk or reader, by its own word, and whether something is in it. */
export const storageIdentity: Probe = {
  id: 'storage-identity',
  layer: 'L1',
  deadlineMs: 6000,
  matches: isScsiStorage,

  async run(context) {
    const opened = await openDrive(context);
    if (!opened.ok) return opened;
    const { drive, units } = opened.value;
    if (units > 1) context.report(reported('drive.slots', units, 'count'));
    const told = await readInquiry(drive, context);
    return told.ok ? readSerial(drive, context) : told;
  },
};

async function readInquiry(
  drive: Drive,
  { report }: ProbeContext,
): Promise<Result<null, DeviceFault>> {
  const answer = await drive.ask(inquiry, inquiryLength);
  if (!answer.ok) return answer;
  // No unit refuses INQUIRY (SPC-4 section 6.6.1); one that does has nothing to say.
  if (!answer.value.done) return ok(null);
  const parsed = parseInquiry(answer.value.value);
  if (!parsed.ok) return parsed;
  const { type, removable, maker, model, firmware } = parsed.value;
  report(reported('drive.type', type));
  report(reported('drive.removable', removable));
  if (maker !== '') report(reported('drive.maker', maker));
  if (model !== '') report(reported('drive.model', model));
  if (firmware !== '') report(reported('drive.firmware', firmware));
  report(measured('drive.transport', 'Bulk-Only'));
  return ok(null);
}

/**
 * The serial number is personal data: said once, and by the descriptors when they have it. Many
 * sticks do not know vital product data, so the list of pages is asked first.
 */
async function readSerial(
  drive: Drive,
  { device, report, conceal }: ProbeContext,
): Promise<Result<null, DeviceFault>> {
  if (device.serial !== null) return ok(null);
  const pages = await drive.ask(inquireVitalPage(vitalPage.supported), vitalPageLength);
  if (!pages.ok) return pages;
  if (!pages.value.done) return ok(null);
  const known = vitalPageBody(vitalPage.supported, pages.value.value);
  if (!known.includes(vitalPage.unitSerial)) return ok(null);
  const page = await drive.ask(inquireVitalPage(vitalPage.unitSerial), vitalPageLength);
  if (!page.ok) return page;
  const serial = page.value.done ? parseUnitSerial(page.value.value) : '';
  conceal?.(serial);
  if (serial !== '') report(reported('drive.serial', serial));
  return ok(null);
}
