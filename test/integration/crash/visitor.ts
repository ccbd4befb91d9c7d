import { setTimeout as delay } from 'node:timers/promises';
import { type BridgeClient, BridgeLost } from './bridge-client.ts';

/** A number that a visitor saw on the screen. */
export interface SeenNumber {
  readonly visitId: string;
  readonly visitCode: string;
}

/**
 * A visitor who never gives up: makes one visit after another and, when the kiosk dies under his
 * fingers, comes back with his resume code.
 */
export async function keepVisiting(
  connect: () => Promise<BridgeClient>,
  stopped: () => boolean,
): Promise<readonly SeenNumber[]> {
  const seen: SeenNumber[] = [];
  let unfinished: string | null = null;
  while (!stopped()) {
    try {
      const screen = await connect();
      while (!stopped()) {
        const visitId = await reach(screen, unfinished, (code) => {
          unfinished = code;
        });
        if (visitId === null) {
          await delay(50);
          continue;
        }
        const receipt = await screen.call('visit.submit', { visitId });
        if (receipt.ok) seen.push({ visitId, visitCode: receipt.value.visitCode });
        unfinished = null;
      }
      screen.close();
    } catch (error) {
      if (!(error instanceof BridgeLost)) throw error;
      // The kiosk is being started again; a visitor waits a moment too.
      await delay(50);
    }
  }
  return seen;
}

/**
 * Brings a visit to the point where only the number is missing; answers its id, or null: a kiosk that died before it
 * heard that it is registered receives nobody until the desk, which may be dead too, has told it.
 */
async function reach(
  screen: BridgeClient,
  resumeCode: string | null,
  onResumeCode: (code: string) => void,
): Promise<string | null> {
  const resumed = resumeCode === null ? null : await screen.call('visit.resume', { resumeCode });
  const begun =
    resumed?.ok === true
      ? resumed
      : await screen.call('visit.begin', { by: 'touch', locale: 'nl' });
  if (!begun.ok && begun.fault.code === 'visit/closed') return null;
  const draft = value(begun);
  onResumeCode(draft.resumeCode);
  const { visitId } = draft;
  value(
    await screen.call('visit.answer', {
      visitId,
      step: { type: 'errand-chosen', errand: 'question' },
    }),
  );
  value(
    await screen.call('visit.identify', {
      visitId,
      identification: { by: 'guest', name: 'Sam', contact: 'sam@example.org' },
    }),
  );
  value(
    await screen.call('visit.answer', {
      visitId,
      step: {
        type: 'reason-given',
        reason: { category: 'how-to', triage: {}, words: `Vraag ${visitId}`, photoHash: null },
      },
    }),
  );
  return visitId;
}

function value<T>(result: { ok: true; value: T } | { ok: false; fault: { detail: string } }): T {
  if (!result.ok) throw new Error(result.fault.detail);
  return result.value;
}
