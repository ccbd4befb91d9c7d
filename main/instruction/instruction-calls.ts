import { v7 as uuidv7 } from 'uuid';
import { type Clock, timestamp } from '../../shared/base/clock.ts';
import type { Handlers } from '../../shared/contract/contract.ts';
import type { KioskContract } from '../../shared/contract/kiosk-contract.ts';
import type { DeskLink } from '../desk/desk-link.ts';
import { nothing } from '../ipc/nothing.ts';
import type { Slips } from '../slip/slips.ts';
import type { StepAnswerStore } from '../store/step-answer-store.ts';
import type { InstructionPhotos } from './instruction-photos.ts';
import type { KeptInstructions } from './kept-instructions.ts';
import { takeInstruction } from './take-instruction.ts';

export interface InstructionCallParts {
  readonly clock: Clock;
  readonly instructions: KeptInstructions;
  readonly photos: InstructionPhotos;
  readonly answers: StepAnswerStore;
  readonly desk: DeskLink;
  readonly slips: Slips;
  /** Something may be on its way to the desk. */
  readonly deliver: () => void;
}

/** What a screen may ask about instructions, with or without the desk. */
export function instructionCalls({
  clock,
  instructions,
  photos,
  answers,
  desk,
  slips,
  deliver,
}: InstructionCallParts): Pick<
  Handlers<KioskContract>,
  `instruction.${'get' | 'photo' | 'answer' | 'take'}`
> {
  return {
    'instruction.get': async ({ instructionId }) => instructions.find(instructionId),
    'instruction.photo': ({ hash }) => photos.find(hash),
    'instruction.answer': async ({ visitId, ...said }) => {
      const answerId = uuidv7({ msecs: clock.nowMs() });
      const kept = await answers.add(visitId, { ...said, answerId, saidAt: timestamp(clock) });
      if (kept.ok) deliver();
      return nothing(kept);
    },
    'instruction.take': (read) => takeInstruction(desk, slips, read),
  };
}
