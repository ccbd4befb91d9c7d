import { type RefObject, useLayoutEffect, useState } from 'react';

/** Pixels of a box, and of one rem. */
export interface BoxSize {
  readonly rem: number;
  readonly width: number;
  readonly height: number;
}

/**
 * How large a box and the text are, kept up to date while either changes; null until it was measured. The
 * box must be some rem high: that is how it hears of another size of text.
 */
export function useBoxSize(box: RefObject<HTMLElement | null>): BoxSize | null {
  const [size, setSize] = useState<BoxSize | null>(null);
  useLayoutEffect(() => {
    const element = box.current;
    if (element === null) return undefined;
    const measure = () => {
      const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
      const { clientWidth: width, clientHeight: height } = element;
      setSize((now) =>
        now?.rem === rem && now.width === width && now.height === height
          ? now
          : { rem, width, height },
      );
    };
    const watch = new ResizeObserver(measure);
    watch.observe(element);
    measure();
    return () => watch.disconnect();
  }, [box]);
  return size;
}
