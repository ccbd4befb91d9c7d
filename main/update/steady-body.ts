import { type Fault, fault } from '../../shared/base/fault.ts';
import type { Timer } from '../timing/timer.ts';

/** How slow somebody who answers may be, and how much he may say. */
export interface Pace {
  /** Bytes in all; one more ends it. */
  readonly largest: number;
  /** At least so many bytes must come in each time. */
  readonly leastBytes: number;
  readonly everyMs: number;
}

/** Why a body was left alone; carried by the error that ends the reading of it. */
export class BodyRefused extends Error {
  readonly fault: Fault;

  constructor(reason: Fault) {
    super(reason.detail);
    this.name = 'BodyRefused';
    this.fault = reason;
  }
}

/**
 * The chunks of a body for as long as it keeps its pace. A body without end and one that trickles are given up
 * with `BodyRefused`, and the connection with them: neither may hold a kiosk for a night.
 */
export async function* steadyBody(
  body: ReadableStream<Uint8Array>,
  pace: Pace,
  timer: Timer,
): AsyncGenerator<Uint8Array> {
  const reader = body.getReader();
  let sinceLook = 0;
  let total = 0;
  let refuse: (reason: BodyRefused) => void = () => undefined;
  const refused = new Promise<never>((_resolve, reject) => {
    refuse = reject;
  });
  // It is always awaited together with a chunk; by itself it must not count as unheard.
  refused.catch(() => null);
  let cancelLook = lookLater();
  function lookLater(): () => void {
    return timer.after(pace.everyMs, () => {
      if (sinceLook < pace.leastBytes) {
        const told = `${sinceLook} bytes in ${pace.everyMs} ms`;
        refuse(new BodyRefused(fault('update/too-slow', told)));
        return;
      }
      sinceLook = 0;
      cancelLook = lookLater();
    });
  }
  try {
    for (;;) {
      const { done, value } = await Promise.race([reader.read(), refused]);
      if (done) return;
      total += value.length;
      sinceLook += value.length;
      if (total > pace.largest) {
        throw new BodyRefused(fault('update/too-large', `More than ${pace.largest} bytes came`));
      }
      yield value;
    }
  } finally {
    cancelLook();
    // The connection is of no more use, whether it ended well or not.
    reader.cancel().catch(() => null);
  }
}
