/** A line or a box that takes text. */
export type TextBox = HTMLInputElement | HTMLTextAreaElement;

/** The text box that has the focus, if any. */
export function focusedTextBox(page: Document): TextBox | null {
  const focused = page.activeElement;
  return focused instanceof HTMLInputElement || focused instanceof HTMLTextAreaElement
    ? focused
    : null;
}

/**
 * Puts text where the caret is, as typing would. React hears it as input: `setRangeText` goes past
 * the value that React remembers, so it sees a change.
 */
export function typeInto(box: TextBox, text: string): void {
  const { start, end } = selectionOf(box);
  const room = box.maxLength < 0 ? Infinity : box.maxLength - (box.value.length - (end - start));
  const fitting = text.slice(0, Math.max(0, room));
  if (fitting === '' && start === end) return;
  box.setRangeText(fitting, start, end, 'end');
  sayInput(box);
}

/** Takes away what is selected, or the character before the caret. */
export function eraseIn(box: TextBox): void {
  const { start, end } = selectionOf(box);
  const before = Array.from(box.value.slice(0, start)).at(-1) ?? '';
  const from = start === end ? start - before.length : start;
  if (from === end) return;
  box.setRangeText('', from, end, 'end');
  sayInput(box);
}

function selectionOf(box: TextBox): { readonly start: number; readonly end: number } {
  const start = box.selectionStart ?? box.value.length;
  return { start, end: box.selectionEnd ?? start };
}

function sayInput(box: TextBox): void {
  box.dispatchEvent(new Event('input', { bubbles: true }));
}
