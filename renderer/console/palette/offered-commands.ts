import { createContext, useContext, useLayoutEffect, type RefObject } from 'react';
import type { Command } from './find-commands.ts';

/** What on the page offers what it can do: the open card, or a bar or menu around it. */
export type OfferedBy = 'card' | 'next' | 'chosen' | 'list' | 'break' | 'newer-page' | 'user';

/** What can be done now; a part that is not on the page offers nothing. */
export type OfferedCommands = ReadonlyMap<OfferedBy, readonly Command[]>;

const OfferedCommandsContext = createContext<RefObject<OfferedCommands>>({ current: new Map() });

export const OfferedCommandsProvider = OfferedCommandsContext.Provider;

/** Offers what a part of the page can do to the palette, as long as it is on the page. */
export function useOfferedCommands(by: OfferedBy, commands: readonly Command[]): void {
  const offered = useContext(OfferedCommandsContext);
  useLayoutEffect(() => {
    offered.current = new Map([...offered.current, [by, commands]]);
    return () => {
      offered.current = new Map([...offered.current].filter(([each]) => each !== by));
    };
  });
}

/** What bars and menus offer, what is nearest to the work first. */
export function actionsOf(offered: OfferedCommands): readonly Command[] {
  const places: readonly OfferedBy[] = ['chosen', 'next', 'list', 'break', 'newer-page', 'user'];
  return places.flatMap((by) => offered.get(by) ?? []);
}
