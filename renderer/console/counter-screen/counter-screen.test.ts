import { describe, expect, it } from 'vitest';
import {
  silentAfterMs,
  type CounterQuestion,
  type ToConsole,
} from '../../../shared/contract/counter-screen-contract.ts';
import { createCounterScreen } from './counter-screen.ts';

const idOf = (figure: number) => `019a0000-0000-7000-8000-00000000000${figure}`;
const [consoleId, screenId, questionId] = [idOf(1), idOf(2), idOf(3)];
const question: CounterQuestion = {
  questionId,
  visitCode: 'A12',
  locale: 'nl',
  solution: null,
  changes: [],
};

/** A console with a channel whose other end is the test. */
function openConsole() {
  let nowMs = 0;
  const said: unknown[] = [];
  const listeners: ((event: { readonly data: unknown }) => void)[] = [];
  const screen = createCounterScreen({
    clock: { nowMs: () => nowMs },
    consoleId,
    channel: {
      postMessage: (message) => said.push(message),
      addEventListener: (_type, listener) => listeners.push(listener),
    },
  });
  const hears = (data: ToConsole | { readonly says: string }) => {
    for (const listener of listeners) listener({ data });
  };
  const pass = (ms: number) => {
    nowMs += ms;
    screen.lookAgain();
  };
  return { screen, said, hears, pass };
}

const answer = { says: 'answer', screenId, questionId, verification: 'partly' } as const;
const state = (serving: string | null, progress: string | null) => ({
  says: 'state',
  consoleId,
  serving,
  asking: progress === null ? null : { question, progress },
});

describe('the console with a screen for its visitor', () => {
  it('knows of a screen as long as it speaks, and not after it left', () => {
    const { screen, hears, pass } = openConsole();

    const before = screen.there.get();
    hears({ says: 'here', screenId });
    pass(silentAfterMs - 1);
    const during = screen.there.get();
    pass(1);
    const silent = screen.there.get();
    hears({ says: 'here', screenId });
    hears({ says: 'leaving', screenId });

    expect([before, during, silent, screen.there.get()]).toEqual([false, true, false, false]);
  });

  it('tells a screen that comes or comes back how it stands', () => {
    const { screen, said, hears } = openConsole();
    screen.serve('A12');
    screen.ask(question, () => undefined);
    said.length = 0;

    hears({ says: 'here', screenId });

    expect(said).toEqual([state('A12', 'open')]);
  });

  it('takes one answer to the question that it asked, and says what became of it', () => {
    const { screen, said, hears } = openConsole();
    const answers: string[] = [];
    const asked = screen.ask(question, (verification) => answers.push(verification));

    hears({ ...answer, questionId: idOf(4) });
    hears(answer);
    hears(answer);
    asked.setBusy(true);
    asked.setBusy(false);
    const failed = said.at(-1);
    hears(answer);
    asked.setBusy(true);
    asked.end(true);

    expect(answers).toEqual(['partly', 'partly']);
    expect(failed).toEqual(state(null, 'failed'));
    expect(said.slice(-2)).toEqual([
      { says: 'answered', consoleId, questionId },
      state(null, null),
    ]);
  });

  it('takes the question away when it is left, and hears no answer to it any more', () => {
    const { screen, said, hears } = openConsole();
    const answers: string[] = [];
    screen.ask(question, (verification) => answers.push(verification)).end(false);

    hears(answer);

    expect(answers).toEqual([]);
    expect(said.at(-1)).toEqual(state(null, null));
  });

  it('keeps a newer question when an older one is taken away', () => {
    const { screen, said } = openConsole();
    const older = screen.ask({ ...question, questionId: idOf(4) }, () => undefined);
    screen.ask(question, () => undefined);

    older.setBusy(true);
    older.end(true);

    expect(said.at(-1)).toEqual(state(null, 'open'));
  });

  it('passes over what is no message of ours', () => {
    const { screen, said, hears } = openConsole();

    hears({ says: 'state' });
    hears({ says: 'answer' });

    expect([screen.there.get(), said]).toEqual([false, []]);
  });
});
