import type { Fault } from '../../shared/base/fault.ts';
import { err, ok, type Result } from '../../shared/base/result.ts';
import type { TestRun } from '../../shared/domain/acceptance/run.ts';
import type { testerRoutes } from '../../shared/contract/tester-routes.ts';
import type { DeskClient } from '../desk-link/desk-client.ts';
import type { Store } from '../desk-link/store.ts';
import type { PhotoStore } from './photo-store.ts';
import { refused, taken, type TesterState, type Waiting } from './tester-state.ts';

/** How a tester's page reaches the desk. */
export interface SenderParts {
  readonly token: string;
  readonly desk: DeskClient<typeof testerRoutes>;
  readonly state: Store<TesterState>;
  readonly photos: PhotoStore;
  /** Sends a photo and answers its hash. */
  readonly sendPhoto: (photo: Blob) => Promise<Result<string, Fault>>;
  /** Hears that the desk did not want something: it knows better how things stand. */
  readonly onRefused: () => void;
  /** Calls later, once. */
  readonly later: (again: () => void) => void;
}

/** What is waiting goes to the desk, one at a time and in order. */
export interface Sender {
  /** Begins to send, unless it is sending. */
  readonly wake: () => void;
}

/**
 * Sends what waits until nothing does. Without an answer it tries the same thing again later: the desk
 * takes it once. What the desk refuses is dropped and said.
 */
export function createSender(parts: SenderParts): Sender {
  const { state } = parts;
  let isSending = false;

  const sendAll = async (): Promise<void> => {
    for (;;) {
      const [first] = state.get().waiting;
      if (first === undefined) return;
      const reply = await send(parts, first);
      if (reply.ok) {
        state.set(taken(state.get(), reply.value));
        if (first.kind === 'step' && first.photo !== null) await parts.photos.remove(first.photo);
      } else if (isRefusal(reply.fault)) {
        state.set(refused(state.get()));
        parts.onRefused();
      } else {
        parts.later(wake);
        return;
      }
    }
  };

  const wake = (): void => {
    if (isSending) return;
    isSending = true;
    void sendAll().finally(() => {
      isSending = false;
    });
  };
  return { wake };
}

/** The desk understood and does not want it; anything else may go better later. */
function isRefusal({ code }: Fault): boolean {
  return code.startsWith('acceptance/') || code === 'input/invalid';
}

async function send(parts: SenderParts, waiting: Waiting): Promise<Result<TestRun, Fault>> {
  const { desk, token } = parts;
  const { runId, at } = waiting;
  if (waiting.kind === 'start') {
    const { scriptId, scriptVersion, device } = waiting;
    return desk.call('test.start', {
      params: { token, runId },
      body: { scriptId, scriptVersion, device, at },
    });
  }
  const photoHash = await hashOf(parts, waiting.photo);
  if (!photoHash.ok) return photoHash;
  const { stepId, outcome, remark } = waiting;
  const result = { outcome, remark, photoHash: photoHash.value };
  return desk.call('test.end-step', { params: { token, runId, stepId }, body: { result, at } });
}

/** A photo that this phone has lost, or that the desk does not want, is no reason to lose the answer too. */
async function hashOf(
  { photos, sendPhoto }: SenderParts,
  photoId: string | null,
): Promise<Result<string | null, Fault>> {
  const photo = photoId === null ? null : await photos.get(photoId);
  if (photo === null) return ok(null);
  const sent = await sendPhoto(photo);
  if (sent.ok) return sent;
  const unwanted = isRefusal(sent.fault) || sent.fault.code === 'input/too-large';
  return unwanted ? ok(null) : err(sent.fault);
}
