import { createContext, useContext, useLayoutEffect, type RefObject } from 'react';
import type { Command } from './find-commands.ts';

/** What the open card can do now; empty while no card is open. */
export type CardCommands = RefObject<readonly Command[]>;

const CardCommandsContext = createContext<CardCommands>({ current: [] });

export const CardCommandsProvider = CardCommandsContext.Provider;

/** Offers what a card can do to the palette, as long as the card is open. */
export function useOfferedCommands(commands: readonly Command[]): void {
  const offered = useContext(CardCommandsContext);
  useLayoutEffect(() => {
    offered.current = commands;
    return () => {
      offered.current = [];
    };
  });
}
