import { type Fault, fault } from '../../shared/base/fault.ts';
import { type Result, err, ok } from '../../shared/base/result.ts';
import { mostAtKiosk } from '../../shared/domain/kiosk-instruction.ts';
import type { DeskContext } from '../desk-context.ts';
import { photosOf } from '../store/published-instruction-store.ts';
import { publishedOn } from '../store/published-store.ts';
import type { AttachmentFiles } from '../ticket/attachment-files.ts';

/** A photo of a step for a kiosk, as long as an instruction shows it that a kiosk may keep. */
export async function photoAtKiosk(
  { database: { read }, dayAt, clock }: DeskContext,
  files: AttachmentFiles,
  hash: string,
): Promise<Result<{ readonly jpegBase64: string }, Fault>> {
  const published = await publishedOn(read, dayAt(clock.nowMs()), mostAtKiosk);
  const isShown = published.some(({ instruction }) => photosOf(instruction).includes(hash));
  const content = isShown ? await files.get(hash) : null;
  return content === null
    ? err(fault('attachment/unknown', 'No instruction shows such a photo'))
    : ok({ jpegBase64: Buffer.from(content).toString('base64') });
}
