import { describe, expect, it } from 'vitest';
import {
  silentAfterMs,
  type CounterQuestion,
  type ToScreen,
} from '../../shared/contract/counter-screen-contract.ts';
import { heardAfter, nothingHeard, touchedAfter, viewOf, type Heard } from './screen-view.ts';

const idOf = (figure: number) => `019a0000-0000-7000-8000-00000000000${figure}`;
const question = (figure: number): CounterQuestion => ({
  questionId: idOf(figure),
  visitCode: 'A12',
  locale: 'en',
  solution: 'Videos moved',
  changes: [],
});
const idle = (consoleId: string, serving: string | null = null): ToScreen => ({
  says: 'state',
  consoleId,
  serving,
  asking: null,
});
const asks = (
  consoleId: string,
  asked: CounterQuestion,
  progress: 'open' | 'sending' | 'failed' = 'open',
): ToScreen => ({
  says: 'state',
  consoleId,
  serving: 'A12',
  asking: { question: asked, progress },
});
const [one, other] = [idOf(8), idOf(9)];
const told = (...messages: readonly ToScreen[]): Heard =>
  messages.reduce((heard, message, at) => heardAfter(heard, message, at), nothingHeard);

describe('the screen that faces the visitor', () => {
  it('is away before it heard a console, and when none spoke for some seconds', () => {
    expect(viewOf(nothingHeard, 0)).toEqual({ is: 'away' });
    expect(viewOf(told(asks(one, question(1))), silentAfterMs)).toEqual({ is: 'away' });
  });

  it('shows no more than the number that is being served while nothing is asked', () => {
    expect(viewOf(told(idle(one)), 1)).toEqual({ is: 'idle', serving: null });
    expect(viewOf(told(idle(one, 'A12')), 1)).toEqual({ is: 'idle', serving: 'A12' });
  });

  it('shows the question, and not any more once the technician left it', () => {
    const asked = told(idle(one), asks(one, question(1)));

    expect(viewOf(asked, 2)).toEqual({ is: 'question', question: question(1), progress: 'open' });
    expect(viewOf(heardAfter(asked, idle(one, 'A12'), 2), 3)).toEqual({
      is: 'idle',
      serving: 'A12',
    });
  });

  it('forgets the question of a console that was closed, while another one goes on', () => {
    const heard = told(idle(other, 'B07'), asks(one, question(1)), {
      says: 'gone',
      consoleId: one,
    });

    expect(viewOf(heard, 3)).toEqual({ is: 'idle', serving: 'B07' });
    expect(JSON.stringify(heard)).not.toContain('Videos');
  });

  it('forgets the question of a console that fell silent, while another one goes on', () => {
    const heard = heardAfter(told(asks(one, question(1))), idle(other, 'B07'), silentAfterMs);

    expect(viewOf(heard, silentAfterMs)).toEqual({ is: 'idle', serving: 'B07' });
  });

  it('takes one answer, thanks for it in the language of the visitor, and goes back', () => {
    const touched = touchedAfter(told(asks(one, question(1))), idOf(1));
    const sending = viewOf(touched, 1);
    const repeated = viewOf(heardAfter(touched, asks(one, question(1)), 2), 2);
    const answered = heardAfter(
      heardAfter(touched, { says: 'answered', consoleId: one, questionId: idOf(1) }, 3),
      idle(one),
      4,
    );

    expect(sending).toMatchObject({ progress: 'sending' });
    expect(repeated).toMatchObject({ progress: 'sending' });
    expect(viewOf(answered, 5)).toEqual({ is: 'thanks', locale: 'en' });
    expect(viewOf(heardAfter(answered, idle(one), 5_004), 5_004)).toMatchObject({ is: 'idle' });
  });

  it('asks again when the answer did not reach the card', () => {
    const touched = touchedAfter(told(asks(one, question(1))), idOf(1));
    const failed = heardAfter(touched, asks(one, question(1), 'failed'), 2);

    expect(viewOf(failed, 2)).toMatchObject({ is: 'question', progress: 'failed' });
    expect(viewOf(touchedAfter(failed, idOf(1)), 3)).toMatchObject({ progress: 'sending' });
  });

  it('shows the newest of two questions, also when the older one is repeated', () => {
    const heard = told(asks(one, question(1)), asks(other, question(2)), asks(one, question(1)));

    expect(viewOf(heard, 3)).toMatchObject({ question: { questionId: idOf(2) } });
  });
});
