import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { Instruction } from '../../../shared/domain/instruction.ts';
import { useParts } from '../app/console-parts.ts';
import { valueOf } from '../app/desk-query.ts';

export const instructionsKey = ['instructions'] as const;

export function instructionKey(instructionId: string) {
  return [...instructionsKey, 'one', instructionId] as const;
}

/** One instruction with its versions and stamps. */
export function useInstruction(instructionId: string) {
  const { desk } = useParts();
  return useQuery({
    queryKey: instructionKey(instructionId),
    queryFn: () => valueOf(desk.call('instruction.get', { params: { instructionId } })),
    // Not read anew under a writer: a write tells by itself that a colleague was faster.
    staleTime: Infinity,
    refetchOnMount: 'always',
  });
}

/** The words that visitors do not know. */
export function useJargon() {
  const { desk } = useParts();
  const { data } = useQuery({
    queryKey: jargonKey,
    queryFn: () => valueOf(desk.call('jargon.list', {})),
  });
  return data?.terms ?? [];
}
export const jargonKey = ['jargon'] as const;

/** Takes the newest state of an instruction into what this page knows; lists are read anew. */
export function useTakeOver(): (instruction: Instruction) => void {
  const client = useQueryClient();
  return useCallback(
    (instruction) => {
      client.setQueryData(instructionKey(instruction.instructionId), instruction);
      void client.invalidateQueries({ queryKey: [...instructionsKey, 'list'] });
    },
    [client],
  );
}
