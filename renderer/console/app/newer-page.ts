import type { Clock } from '../../../shared/base/clock.ts';
import type { LinkState } from '../../desk-link/event-stream.ts';
import { isInTheMiddle } from '../../desk-link/in-the-middle.ts';
import type { Store } from '../../desk-link/store.ts';
import type { Uploads } from '../attachments/uploads.ts';
import type { Drafts } from '../card/drafts.ts';

/** So long nobody touched the page: whoever has just left it finds it as it was. */
const leftAloneMs = 60_000;
const signsOfSomebody = ['keydown', 'pointerdown', 'pointermove', 'wheel'] as const;
/** Something was typed, ticked or chosen. */
const signsOfWork = ['input', 'change'] as const;

/** Tells whether the console may be loaded again without anybody asking. */
export interface LoadAlone {
  readonly mayLoad: () => boolean;
}

/**
 * The console may load itself when nobody has touched it for a while and nothing in it would be lost: no words in a
 * draft or a field, nothing ticked or chosen since this page was come to, no dialog, no file on its way.
 */
export function createLoadAlone(parts: {
  readonly window: Pick<Window, 'addEventListener'> & { readonly location: { pathname: string } };
  readonly document: Pick<Document, 'querySelector' | 'querySelectorAll'>;
  readonly clock: Clock;
  readonly link: Store<LinkState>;
  readonly drafts: Pick<Drafts, 'isEmpty'>;
  readonly uploads: Pick<Uploads, 'list'>;
  /** Something is being sent. */
  readonly isSending: () => boolean;
}): LoadAlone {
  let touchedAtMs = parts.clock.nowMs();
  let workedOn: string | null = null;
  const quietly = { capture: true, passive: true };
  for (const sign of signsOfSomebody) {
    parts.window.addEventListener(
      sign,
      () => {
        touchedAtMs = parts.clock.nowMs();
      },
      quietly,
    );
  }
  for (const sign of signsOfWork) {
    parts.window.addEventListener(
      sign,
      () => {
        workedOn = parts.window.location.pathname;
      },
      quietly,
    );
  }
  return {
    mayLoad: () =>
      parts.link.get().link === 'connected' &&
      parts.clock.nowMs() - touchedAtMs >= leftAloneMs &&
      workedOn !== parts.window.location.pathname &&
      parts.drafts.isEmpty() &&
      parts.uploads.list.get().length === 0 &&
      !parts.isSending() &&
      !isInTheMiddle(parts.document),
  };
}
