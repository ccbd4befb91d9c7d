/** What is open over a page, or shown by a camera or a pen. */
const atWork =
  '[role="dialog"], [role="alertdialog"], [role="listbox"], [role="menu"], video, canvas';
/** Where text is typed. What is searched for stands in the address, and ticks hold no text. */
const fields =
  'textarea, input:not([type="checkbox"], [type="radio"], [type="search"], [type="hidden"])';

/** Whether loading a page now would take something from whoever is at it: words that he typed, or what is open. */
export function isInTheMiddle(page: Pick<Document, 'querySelector' | 'querySelectorAll'>): boolean {
  return page.querySelector(atWork) !== null || hasTyped(page);
}

/** Whether words stand in a field of a page; also those that the page itself put there. */
export function hasTyped(page: Pick<Document, 'querySelectorAll'>): boolean {
  const found = page.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>(fields);
  return [...found].some(
    ({ value, readOnly, disabled }) => !readOnly && !disabled && value.trim() !== '',
  );
}
