/** The part of a key press that decides whether it is a command. */
export interface KeyPress {
  readonly key: string;
  readonly control: boolean;
  readonly alt: boolean;
  readonly meta: boolean;
}

/**
 * Whether a key press is a command: anything with Ctrl, Alt or Meta, function keys, and keys that
 * browsers give a meaning of their own. Letters, digits, Enter, Tab and arrows pass, which is what a
 * badge reader and a keypad send.
 */
export function isShortcut(input: KeyPress): boolean {
  if (input.control || input.alt || input.meta) return true;
  return /^(F\d{1,2}|Browser.*|Launch.*|Media.*|ContextMenu|PrintScreen|Pause|ZoomIn|ZoomOut|Help)$/u.test(
    input.key,
  );
}
