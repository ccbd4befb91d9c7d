import { useEffect, type RefObject } from 'react';

/**
 * Ctrl+Enter anywhere in the form of this button, or in the dialog around it, is a press on it. A button that
 * cannot be pressed sends nothing.
 */
export function useSendKey(button: RefObject<HTMLButtonElement | null>): void {
  useEffect(() => {
    const form = button.current?.form ?? null;
    if (form === null) return undefined;
    const place = form.closest<HTMLElement>('[role="dialog"], [role="alertdialog"]') ?? form;
    const listen = (event: KeyboardEvent) => {
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
      // A dialog without a field has the focus itself; the fields of another form are not of this one.
      const at = event.target instanceof Element ? event.target.closest('form') : null;
      if (at !== null && at !== form) return;
      event.preventDefault();
      // Also to the buttons of other forms in this dialog: one press sends one form.
      event.stopImmediatePropagation();
      const { current } = button;
      const canSend = current?.type === 'submit' && !current.disabled;
      if (!event.repeat && canSend) form.requestSubmit(current);
    };
    // On the way down: a radio button of react-aria-components keeps every Enter to itself.
    place.addEventListener('keydown', listen, { capture: true });
    return () => place.removeEventListener('keydown', listen, { capture: true });
  }, [button]);
}
