/** A click, as far as it tells one half of a double tap. */
export interface Press {
  readonly atMs: number;
  readonly x: number;
  readonly y: number;
  readonly by: 'finger' | 'mouse';
  /** The number of clicks in a row at this place, as the system counts those of a mouse. */
  readonly count: number;
  /** What the screen asked when it fell. */
  readonly asked: string;
}

/** The two taps of a habit are closer together; whoever reads a new question takes longer. */
const habitMs = 400;
/** As wide as a finger, in pixels. */
const fingerPx = 60;

/**
 * Whether a press is the second half of a double tap whose first half was answered by a new question.
 * Two quick presses at one question are both meant: a key typed twice, a thing ticked and unticked.
 */
export function isSecondHalf(before: Press | null, press: Press): boolean {
  if (before === null || press.asked === before.asked) return false;
  const isPair = press.by === 'finger' || press.count > 1;
  const isNear = Math.hypot(press.x - before.x, press.y - before.y) < fingerPx;
  return isPair && isNear && press.atMs - before.atMs < habitMs;
}

/**
 * Keeps second halves from the answers of a screen. Keys and screen readers make clicks without a
 * count, and are left alone; so are the ways out around the screen.
 */
export function ignoreDoubleTaps(page: Document, asked: () => string): () => void {
  let before: Press | null = null;
  const onClick = (event: PointerEvent) => {
    if (event.detail === 0) return;
    const press = pressOf(event, asked());
    const isSecond = isSecondHalf(before, press);
    // A third tap belongs to the first one too.
    before = isSecond && before !== null ? { ...press, asked: before.asked } : press;
    const isAnswer = event.target instanceof Element && event.target.closest('main') !== null;
    if (isSecond && isAnswer) event.stopPropagation();
  };
  page.addEventListener('click', onClick, { capture: true });
  return () => page.removeEventListener('click', onClick, { capture: true });
}

function pressOf(event: PointerEvent, asked: string): Press {
  return {
    atMs: event.timeStamp,
    x: event.clientX,
    y: event.clientY,
    by: event.pointerType === 'mouse' ? 'mouse' : 'finger',
    count: event.detail,
    asked,
  };
}
