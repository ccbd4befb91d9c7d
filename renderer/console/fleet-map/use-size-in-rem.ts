import { type RefObject, useLayoutEffect, useState } from 'react';
import type { Size } from './map-geometry.ts';

/** The size of a box in rem, kept up to date while the window and the text change. */
export function useSizeInRem(box: RefObject<HTMLElement | null>): Size {
  const [size, setSize] = useState<Size>({ width: 0, height: 0 });
  useLayoutEffect(() => {
    const element = box.current;
    if (element === null) return undefined;
    const measure = () => {
      const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
      setSize({ width: element.clientWidth / rem, height: element.clientHeight / rem });
    };
    const watch = new ResizeObserver(measure);
    watch.observe(element);
    measure();
    return () => watch.disconnect();
  }, [box]);
  return size;
}
