import { focusedTextBox, typeInto } from './type-into.ts';
import { isShifting, noWedge, wedgeGapMs, wedgeKey, wedgeQuiet, type WedgeTurn } from './wedge.ts';

/** Longer than the gap: a busy page may hear of the next key late, with its true time on it. */
const releaseAfterMs = 2 * wedgeGapMs;

/**
 * Hears badge readers that behave as keyboards, before any field or button does. Without a field
 * under the caret there is nothing to protect, but Enter must not press the focused button.
 */
export function listenForBadges(page: Window, onBadge: (badgeNumber: string) => void): () => void {
  let state = noWedge;
  let timer: number | null = null;

  const take = (turn: WedgeTurn) => {
    state = turn.state;
    const box = turn.released === '' ? null : focusedTextBox(page.document);
    if (box !== null) typeInto(box, turn.released);
    if (turn.badgeNumber !== null) onBadge(turn.badgeNumber);
  };

  const onKey = (event: KeyboardEvent) => {
    if (isShifting(event.key)) return;
    if (timer !== null) page.clearTimeout(timer);
    timer = null;
    const isShortcut = event.ctrlKey || event.altKey || event.metaKey || event.isComposing;
    // What was typed before a shortcut must stand in its field by then.
    const turn = isShortcut ? wedgeQuiet(state) : wedgeKey(state, event.key, event.timeStamp);
    take(turn);
    if (turn.verdict === 'pass') return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (turn.verdict === 'hold') {
      timer = page.setTimeout(() => take(wedgeQuiet(state)), releaseAfterMs);
    }
  };

  page.addEventListener('keydown', onKey, { capture: true });
  return () => {
    page.removeEventListener('keydown', onKey, { capture: true });
    if (timer !== null) page.clearTimeout(timer);
  };
}
