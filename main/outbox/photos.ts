import { hash } from 'node:crypto';
import type { Fault } from '../../shared/base/fault.ts';
import type { DeskClient } from '../desk/desk-client.ts';
import type { Log } from '../log/log.ts';
import type { OutboxStore } from '../store/outbox-store.ts';

export interface PhotoParts {
  readonly store: OutboxStore;
  readonly desk: DeskClient;
  readonly log: Log;
  readonly stopped: () => boolean;
}

/**
 * Sends the photos whose tickets the desk has, one by one. Answers the fault that ended it, or null
 * when none is left. Sending twice is the same as once: a photo's name is the hash of its content.
 */
export async function deliverPhotos({
  store,
  desk,
  log,
  stopped,
}: PhotoParts): Promise<Fault | null> {
  for (;;) {
    const photo = await store.nextPhoto();
    if (!photo.ok) return photo.fault;
    if (photo.value === null || stopped()) return null;
    const { visitId, hash: name, jpeg } = photo.value;
    const sent = await desk.putPhoto(name, jpeg);
    if (!sent.ok) {
      if (!isNeverWanted(sent.fault) && !isDamaged(sent.fault, name, jpeg)) return sent.fault;
      log.error('The desk refused a photo', { fault: sent.fault.code, visitId });
    }
    const done = await store.photoDone(visitId, name);
    if (!done.ok) return done.fault;
    const scrubbed = await store.scrub();
    if (!scrubbed.ok) return scrubbed.fault;
  }
}

/** Content that the desk refuses for what it is; another try would end the same. */
function isNeverWanted(refusal: Fault): boolean {
  return refusal.code === 'input/too-large' || refusal.code === 'input/invalid';
}

/** A photo that this disk did not keep whole can never arrive, and would hold up all that waits behind it. */
function isDamaged({ code }: Fault, name: string, jpeg: Uint8Array): boolean {
  return code === 'attachment/hash-mismatch' && hash('sha256', jpeg, 'hex') !== name;
}
