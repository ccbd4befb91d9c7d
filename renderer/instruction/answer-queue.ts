import { z } from 'zod';
import { type Fault, faultTraits } from '../../shared/base/fault.ts';
import type { Result } from '../../shared/base/result.ts';
import { stepAnswerSchema, type StepAnswer } from '../../shared/domain/instruction-link.ts';
import { createStore, type Store } from '../desk-link/store.ts';
import type { PageStorage } from './page-storage.ts';

/** An answer, and whether the desk has it. */
const keptAnswerSchema = z.strictObject({ answer: stepAnswerSchema, sent: z.boolean() });
export type KeptAnswer = z.infer<typeof keptAnswerSchema>;
const keptSchema = z.array(keptAnswerSchema).max(200);

export interface AnswerQueueParts {
  readonly storage: PageStorage;
  /** Where in the storage. */
  readonly name: string;
  readonly send: (answer: StepAnswer) => Promise<Result<unknown, Fault>>;
}

/**
 * What the reader said of the steps, kept on his own device until the desk has it. An answer keeps its
 * id however often it is sent.
 */
export interface AnswerQueue {
  readonly answers: Store<readonly KeptAnswer[]>;
  readonly say: (answer: StepAnswer) => Promise<void>;
  /** Sends what waits, oldest first, until the desk is not there. */
  readonly flush: () => Promise<void>;
  /** Nothing of it is left on the device. */
  readonly forget: () => void;
}

export function createAnswerQueue({ storage, name, send }: AnswerQueueParts): AnswerQueue {
  const answers = createStore<readonly KeptAnswer[]>(storage.get(name, keptSchema) ?? []);
  let flushing: Promise<void> | null = null;

  const become = (next: readonly KeptAnswer[]) => {
    answers.set(next);
    storage.set(name, next);
  };
  const sendAll = async () => {
    for (;;) {
      const waiting = answers.get().find(({ sent }) => !sent);
      if (waiting === undefined) return;
      const said = await send(waiting.answer);
      if (!said.ok && faultTraits[said.fault.code].retry) return;
      // Sent, or refused for good: either way it is not asked again.
      become(
        answers
          .get()
          .map((one) =>
            one.answer.answerId === waiting.answer.answerId ? { ...one, sent: true } : one,
          ),
      );
    }
  };
  const flush = () => {
    flushing ??= sendAll().finally(() => {
      flushing = null;
    });
    return flushing;
  };

  return {
    answers,
    say: async (answer) => {
      const others = answers.get().filter((one) => !one.sent || !isOfSameStep(one.answer, answer));
      become([...others, { answer, sent: false }].slice(-200));
      await flushing;
      await flush();
    },
    flush,
    forget: () => {
      answers.set([]);
      storage.remove(name);
    },
  };
}

type OfStep = Pick<StepAnswer, 'instructionId' | 'level' | 'step'>;

/** What was said last of a step, or null. */
export function lastSaid(answers: readonly KeptAnswer[], step: OfStep): KeptAnswer | null {
  return answers.findLast(({ answer }) => isOfSameStep(answer, step)) ?? null;
}

function isOfSameStep(one: OfStep, other: OfStep): boolean {
  return (
    one.instructionId === other.instructionId &&
    one.level === other.level &&
    one.step === other.step
  );
}
