/** What has the focus, without the DOM. */
export interface Focused {
  readonly tag: string;
  /** Of an input. */
  readonly type: string;
  readonly isEditable: boolean;
  /** What it says that it folds out. */
  readonly popup: string | null;
}

const typedIn: ReadonlySet<string> = new Set(['TEXTAREA', 'SELECT']);

/** Whether letters are its own: words are typed in it, or they choose from a list that is folded in. */
export function readsKeys({ tag, type, isEditable, popup }: Focused): boolean {
  if (isEditable || typedIn.has(tag) || popup === 'listbox') return true;
  return tag === 'INPUT' && type !== 'radio' && type !== 'checkbox';
}
