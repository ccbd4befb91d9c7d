import { createHash } from 'node:crypto';
import { type Fault, faultTraits } from '../../shared/base/fault.ts';
import { type Result, err, ok } from '../../shared/base/result.ts';
import type { TestRun } from '../../shared/domain/acceptance/run.ts';
import type { DeskClient } from '../desk/desk-client.ts';
import type { KeptNote, WaitingNote } from '../store/test-store.ts';

/** Sends one note with what belongs to it; sent again, the desk answers as it did. */
export async function sendNote(
  desk: DeskClient,
  { code, jpeg }: Pick<WaitingNote, 'code' | 'jpeg'>,
  { note, readout }: KeptNote,
): Promise<Result<TestRun | null, Fault>> {
  const { runId, at } = note;
  if (note.kind === 'start') {
    const { scriptId, scriptVersion } = note;
    const device =
      note.device.choice !== 'read'
        ? note.device
        : readout === null
          ? null
          : { choice: 'read' as const, readout };
    if (device === null) return ok(null);
    return desk.call('kiosk-test.start', {
      params: { code, runId },
      query: undefined,
      body: { scriptId, scriptVersion, device, at },
    });
  }
  const photoHash = jpeg === null ? null : createHash('sha256').update(jpeg).digest('hex');
  if (jpeg !== null && photoHash !== null) {
    const sent = await desk.putPhoto(photoHash, jpeg);
    if (!sent.ok) return err(sent.fault);
  }
  const { stepId, outcome, remark } = note;
  return desk.call('kiosk-test.end-step', {
    params: { code, runId, stepId },
    query: undefined,
    body: { result: { outcome, remark, photoHash }, at },
  });
}

/** Another try may end otherwise. */
export function isForLater({ code }: Fault): boolean {
  return faultTraits[code].retry;
}
