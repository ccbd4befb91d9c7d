import { useEffect, useState, useSyncExternalStore } from 'react';
import type { Instruction } from '../../../shared/domain/instruction.ts';
import { useParts } from '../app/console-parts.ts';
import { type InstructionSaver, type Saving, createInstructionSaver } from './instruction-saver.ts';
import { useTakeOver } from './use-instruction.ts';

/** So long nothing is typed before it is saved, in milliseconds. */
const quietMs = 1000;
const field = 'instruction';

/** An instruction that saves itself while it is written, also when its page is left. */
export function useInstructionSaver(instruction: Instruction): readonly [Saving, InstructionSaver] {
  const { desk, drafts } = useParts();
  const takeOver = useTakeOver();
  const { instructionId } = instruction;
  const [saver] = useState(() =>
    createInstructionSaver(
      {
        write: (revision, content) =>
          desk.call('instruction.write', {
            params: { instructionId },
            body: { revision, content },
          }),
        read: () => desk.call('instruction.get', { params: { instructionId } }),
        keep: (words) => {
          if (words === null) drafts.clear(instructionId, field);
          else drafts.set(instructionId, field, words);
        },
      },
      instruction,
      drafts.get(instructionId, field),
    ),
  );
  const saving = useSyncExternalStore(saver.subscribe, saver.get);
  const { draft, state } = saving;

  useEffect(() => {
    if (state.kind !== 'behind') return undefined;
    const timer = setTimeout(() => void saver.flush(), quietMs);
    return () => clearTimeout(timer);
  }, [saver, draft, state.kind]);
  useEffect(() => {
    const leave = () => void saver.flush();
    window.addEventListener('pagehide', leave);
    return () => {
      window.removeEventListener('pagehide', leave);
      leave();
    };
  }, [saver]);
  useEffect(() => takeOver(saving.instruction), [takeOver, saving.instruction]);
  useEffect(() => saver.arrived(instruction), [saver, instruction]);
  return [saving, saver];
}
