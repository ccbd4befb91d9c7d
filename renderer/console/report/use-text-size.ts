import { type RefObject, useLayoutEffect, useState } from 'react';

/** Pixels of one rem, and of a box. */
export interface TextSize {
  readonly rem: number;
  readonly width: number;
}

/**
 * How large text is, for what is drawn in pixels; null until the box was measured. The box must be some
 * rem high: that is how it hears of another size of text.
 */
export function useTextSize(box: RefObject<HTMLElement | null>): TextSize | null {
  const [size, setSize] = useState<TextSize | null>(null);
  useLayoutEffect(() => {
    const element = box.current;
    if (element === null) return undefined;
    const measure = () => {
      const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
      const width = element.clientWidth;
      setSize((now) => (now?.rem === rem && now.width === width ? now : { rem, width }));
    };
    const watch = new ResizeObserver(measure);
    watch.observe(element);
    measure();
    return () => watch.disconnect();
  }, [box]);
  return size;
}
