import {
  silentAfterMs,
  toConsoleSchema,
  type CounterQuestion,
  type ToScreen,
} from '../../../shared/contract/counter-screen-contract.ts';
import type { Verification } from '../../../shared/domain/ticket.ts';
import type { Clock } from '../../../shared/base/clock.ts';
import { createStore, type Store } from '../../desk-link/store.ts';
import { hear, type MessageChannelLike } from '../../desk-link/message-channel.ts';

/** A question that stands on the screen. */
export interface Asked {
  /** Whether its answer is being sent; when that ends and the question stays, it did not arrive. */
  readonly setBusy: (busy: boolean) => void;
  /** Takes it away; `answered` when the answer is on the card. */
  readonly end: (answered: boolean) => void;
}

/** The screen that faces the visitor, as the console sees it. */
export interface CounterScreen {
  /** Whether one was heard of in the last seconds. */
  readonly there: Store<boolean>;
  readonly serve: (visitCode: string | null) => void;
  readonly ask: (
    question: CounterQuestion,
    onAnswer: (verification: Verification) => void,
  ) => Asked;
  /** Looks whether the screens are still heard; the page calls it again and again. */
  readonly lookAgain: () => void;
  /** The console goes away. */
  readonly leave: () => void;
}

interface Open {
  readonly question: CounterQuestion;
  readonly onAnswer: (verification: Verification) => void;
  progress: 'open' | 'sending' | 'failed';
}

/**
 * Speaks only when something changed and when a screen says that it is there: a page in the background
 * has no timers to rely on, but it hears.
 */
export function createCounterScreen(parts: {
  readonly channel: MessageChannelLike;
  readonly clock: Clock;
  readonly consoleId: string;
}): CounterScreen {
  const { channel, clock, consoleId } = parts;
  const there = createStore(false);
  const screens = new Map<string, number>();
  let serving: string | null = null;
  let open: Open | null = null;

  const say = (message: ToScreen) => channel.postMessage(message);
  const tell = () =>
    say({
      says: 'state',
      consoleId,
      serving,
      asking: open === null ? null : { question: open.question, progress: open.progress },
    });
  const lookAgain = () => {
    for (const [screenId, atMs] of screens) {
      if (clock.nowMs() - atMs >= silentAfterMs) screens.delete(screenId);
    }
    there.set(screens.size > 0);
  };

  hear(channel, toConsoleSchema, (message) => {
    if (message.says === 'leaving') {
      screens.delete(message.screenId);
      lookAgain();
      return;
    }
    screens.set(message.screenId, clock.nowMs());
    lookAgain();
    const isAnswer = message.says === 'answer' && message.questionId === open?.question.questionId;
    if (message.says === 'answer' && isAnswer && open !== null && open.progress !== 'sending') {
      open.progress = 'sending';
      open.onAnswer(message.verification);
    }
    tell();
  });

  return {
    there,
    lookAgain,
    serve: (visitCode) => {
      if (visitCode === serving) return;
      serving = visitCode;
      tell();
    },
    ask: (question, onAnswer) => {
      const asked: Open = { question, onAnswer, progress: 'open' };
      open = asked;
      tell();
      return {
        setBusy: (busy) => {
          const next = busy ? 'sending' : asked.progress === 'sending' ? 'failed' : asked.progress;
          if (next === asked.progress) return;
          asked.progress = next;
          if (open === asked) tell();
        },
        end: (answered) => {
          if (open !== asked) return;
          if (answered) say({ says: 'answered', consoleId, questionId: question.questionId });
          open = null;
          tell();
        },
      };
    },
    leave: () => say({ says: 'gone', consoleId }),
  };
}
