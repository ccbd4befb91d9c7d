import type { Clock } from '../../shared/base/clock.ts';
import type { KioskLink } from './bridge.ts';
import type { Happening } from './flow/happening.ts';
import { firstModel, type Command, type Model, type Reply } from './flow/model.ts';
import { next } from './flow/next.ts';

/** The flow, running: React reads the model and dispatches happenings. */
export interface Flow {
  readonly model: () => Model;
  readonly subscribe: (listener: () => void) => () => void;
  readonly dispatch: (happening: Happening) => void;
  /** Listens to the core and to time; the answer stops. */
  readonly start: () => () => void;
}

const tickMs = 1000;

/** Runs the pure flow against the core: what it asks is called, what comes back happens to it. */
export function createFlow(link: KioskLink, clock: Clock): Flow {
  let model = firstModel(clock.nowMs());
  const listeners = new Set<() => void>();

  const dispatch = (happening: Happening) => {
    const turn = next(model, happening);
    const changed = turn.model !== model;
    model = turn.model;
    if (changed) for (const listener of listeners) listener();
    for (const command of turn.commands) void run(command, model.epoch);
  };

  const run = async (command: Command, epoch: number) => {
    const result = await link.call(command.call, command.input);
    // Call and input come from one command and the result answers that call, so they belong together.
    dispatch({ type: 'replied', epoch, reply: { ...command, result } as Reply });
  };

  const start = () => {
    const timer = setInterval(() => dispatch({ type: 'tick', nowMs: clock.nowMs() }), tickMs);
    const stops = [
      link.on('kiosk.changed', (kiosk) => dispatch({ type: 'kiosk-changed', kiosk })),
      link.on('device.attached', (device) => dispatch({ type: 'device-attached', device })),
      link.on('device.detached', (gone) => dispatch({ type: 'device-detached', ...gone })),
      link.on('port.trouble', ({ trouble }) => dispatch({ type: 'port-troubled', trouble })),
      link.on('readout.fact', (read) => dispatch({ type: 'fact-read', ...read })),
      link.on('readout.finding', (made) => dispatch({ type: 'finding-made', ...made })),
      link.on('readout.prompt', (asked) => dispatch({ type: 'prompt-changed', ...asked })),
      link.on('visit.delivered', (came) => dispatch({ type: 'visit-delivered', ...came })),
      link.on('badge.scanned', (scanned) => dispatch({ type: 'badge-scanned', ...scanned })),
      link.onLink((linked) => dispatch({ type: 'link-changed', linked })),
      () => clearInterval(timer),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  };

  return {
    model: () => model,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    dispatch,
    start,
  };
}

/** Settles when the core has said how the kiosk stands, or when that takes too long. */
export function kioskKnown(flow: Pick<Flow, 'model' | 'subscribe'>, patienceMs: number) {
  return new Promise<void>((resolve) => {
    const stop = flow.subscribe(() => {
      if (flow.model().kiosk !== null) settle();
    });
    const timer = setTimeout(() => settle(), patienceMs);
    const settle = () => {
      stop();
      clearTimeout(timer);
      resolve();
    };
  });
}
