import { type RefObject, useRef, useState } from 'react';
import { flushSync } from 'react-dom';

/** The form for one's own password, in place of what was open; whoever leaves it stands again at the menu he came from. */
export function useOwnPassword(): {
  readonly isOpen: boolean;
  readonly menuButton: RefObject<HTMLButtonElement | null>;
  readonly open: () => void;
  readonly leave: () => void;
} {
  const [isOpen, setIsOpen] = useState(false);
  const menuButton = useRef<HTMLButtonElement>(null);
  return {
    isOpen,
    menuButton,
    open: () => setIsOpen(true),
    leave: () => {
      // The menu has to be there before it can be given the focus.
      flushSync(() => setIsOpen(false));
      menuButton.current?.focus();
    },
  };
}
