import {
  silentAfterMs,
  type CounterQuestion,
  type ToScreen,
} from '../../shared/contract/counter-screen-contract.ts';
import type { Locale } from '../../shared/domain/locale.ts';

type ConsoleState = Extract<ToScreen, { readonly says: 'state' }>;

/** How long a visitor is thanked, in milliseconds. */
const thankMs = 5_000;

/** What the screen has heard, and what was touched on it. Nothing of it outlives the page. */
export interface Heard {
  /** What each open console said last, the latest at the end. */
  readonly consoles: readonly { readonly state: ConsoleState; readonly atMs: number }[];
  readonly lastMs: number | null;
  readonly thanks: { readonly untilMs: number; readonly locale: Locale } | null;
  /** The question that was answered here and is not confirmed yet. */
  readonly touched: string | null;
}

export const nothingHeard: Heard = { consoles: [], lastMs: null, thanks: null, touched: null };

/** What to draw. */
export type ScreenView =
  | { readonly is: 'away' }
  | { readonly is: 'idle'; readonly serving: string | null }
  | { readonly is: 'thanks'; readonly locale: Locale }
  | {
      readonly is: 'question';
      readonly question: CounterQuestion;
      readonly progress: 'open' | 'sending' | 'failed';
    };

/** Takes in what a console says. */
export function heardAfter(heard: Heard, message: ToScreen, nowMs: number): Heard {
  const others = heard.consoles.filter(({ state }) => state.consoleId !== message.consoleId);
  const now = { ...heard, lastMs: nowMs };
  switch (message.says) {
    case 'state': {
      const open = { state: message, atMs: nowMs };
      // Who repeats itself keeps its place; who says something else becomes the latest.
      const said = heard.consoles.find(({ state }) => state.consoleId === message.consoleId);
      const isNews = said === undefined || !isSame(said.state, message);
      const answered = message.asking?.progress === 'failed' ? null : heard.touched;
      return {
        ...now,
        touched: answered,
        consoles: isNews
          ? [...others, open]
          : heard.consoles.map((each) => (each === said ? open : each)),
      };
    }
    case 'answered': {
      const question = heard.consoles.find(
        ({ state }) => state.asking?.question.questionId === message.questionId,
      )?.state.asking?.question;
      if (question === undefined) return now;
      return {
        ...now,
        touched: null,
        thanks: { untilMs: nowMs + thankMs, locale: question.locale },
      };
    }
    case 'gone':
      return { ...heard, consoles: others };
  }
}

/** Somebody touched an answer: it is not asked twice. */
export function touchedAfter(heard: Heard, questionId: string): Heard {
  return { ...heard, touched: questionId };
}

/** What is to be seen now; a console that fell silent takes its question with it. */
export function viewOf(heard: Heard, nowMs: number): ScreenView {
  if (heard.lastMs === null || nowMs - heard.lastMs >= silentAfterMs) return { is: 'away' };
  const states = heard.consoles
    .filter(({ atMs }) => nowMs - atMs < silentAfterMs)
    .map(({ state }) => state)
    .toReversed();
  const asking = states.find((state) => state.asking !== null)?.asking ?? null;
  if (asking !== null) {
    const { question, progress } = asking;
    const isTouched = heard.touched === question.questionId;
    return { is: 'question', question, progress: isTouched ? 'sending' : progress };
  }
  if (heard.thanks !== null && nowMs < heard.thanks.untilMs) {
    return { is: 'thanks', locale: heard.thanks.locale };
  }
  const serving = states.find((state) => state.serving !== null)?.serving ?? null;
  return { is: 'idle', serving };
}

function isSame(one: ConsoleState, other: ConsoleState): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
