import type { Clock } from '../../shared/base/clock.ts';
import { toScreenSchema, type ToConsole } from '../../shared/contract/counter-screen-contract.ts';
import type { Verification } from '../../shared/domain/ticket.ts';
import { hear, type MessageChannelLike } from '../desk-link/message-channel.ts';
import { createStore, type Store } from '../desk-link/store.ts';
import { heardAfter, nothingHeard, touchedAfter, viewOf, type ScreenView } from './screen-view.ts';

/** The screen's end of the channel. */
export interface ScreenLink {
  readonly view: Store<ScreenView>;
  /** Says that the screen is there, and looks what is to be seen by now. */
  readonly speak: () => void;
  readonly answer: (questionId: string, verification: Verification) => void;
  readonly leave: () => void;
}

export function createScreenLink(parts: {
  readonly channel: MessageChannelLike;
  readonly clock: Clock;
  readonly screenId: string;
}): ScreenLink {
  const { channel, clock, screenId } = parts;
  let heard = nothingHeard;
  const view = createStore<ScreenView>({ is: 'idle', serving: null });
  const say = (message: ToConsole) => channel.postMessage(message);
  const draw = () => {
    const next = viewOf(heard, clock.nowMs());
    // The same picture stays the same value, so that a touch is not lost to a redraw.
    if (JSON.stringify(next) !== JSON.stringify(view.get())) view.set(next);
  };
  hear(channel, toScreenSchema, (message) => {
    heard = heardAfter(heard, message, clock.nowMs());
    draw();
  });
  return {
    view,
    speak: () => {
      say({ says: 'here', screenId });
      draw();
    },
    answer: (questionId, verification) => {
      heard = touchedAfter(heard, questionId);
      say({ says: 'answer', screenId, questionId, verification });
      draw();
    },
    leave: () => say({ says: 'leaving', screenId }),
  };
}
