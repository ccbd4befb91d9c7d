import { ArrowDown, ArrowUp } from 'lucide-react';
import { useLayoutEffect, useRef, useState, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { pageEnd, type PageEnd, type ScrollBox } from './page-end.ts';
import styles from './page-key.module.css';

/** A page turned keeps so much of the one before in sight, so that nobody loses the line. */
const pageShare = 0.8;

/**
 * Larger text or a small window can make a screen longer than it is high. This key says so and turns
 * the page, for a finger, a keyboard and a screen reader alike; it is not there when all is in sight.
 */
export function PageKey({ main }: { readonly main: RefObject<HTMLElement | null> }) {
  const { t } = useTranslation('kiosk');
  const [end, setEnd] = useState<PageEnd>('all-seen');
  const row = useRef<HTMLDivElement>(null);

  // After every drawing, and when a screen puts another part in without one: each is another to watch.
  useLayoutEffect(() => {
    const box = main.current;
    if (box === null) return undefined;
    const measure = () => setEnd(pageEnd(scrollBox(box), row.current?.offsetHeight ?? 0));
    const sizes = new ResizeObserver(measure);
    const watch = () => {
      for (const one of [box, ...box.children]) sizes.observe(one);
      measure();
    };
    const parts = new MutationObserver(watch);
    parts.observe(box, { childList: true });
    box.addEventListener('scroll', measure, { passive: true });
    watch();
    return () => {
      sizes.disconnect();
      parts.disconnect();
      box.removeEventListener('scroll', measure);
    };
  });

  if (end === 'all-seen') return null;
  const onPress = () => {
    const box = main.current;
    if (box === null) return;
    box.scrollTo(0, end === 'more-below' ? box.scrollTop + box.clientHeight * pageShare : 0);
  };
  return (
    <div ref={row} className={styles['row']} data-turns-page>
      <Button
        size="touch"
        kind="quiet"
        wide
        icon={end === 'more-below' ? <ArrowDown /> : <ArrowUp />}
        onPress={onPress}
      >
        {t(end === 'more-below' ? 'stage.read-on' : 'stage.to-top')}
      </Button>
    </div>
  );
}

function scrollBox(box: HTMLElement): ScrollBox {
  return {
    clientHeight: box.clientHeight,
    scrollTop: box.scrollTop,
    parts: [...box.children].filter((part) => part instanceof HTMLElement),
    paddingBottom: Number.parseFloat(getComputedStyle(box).paddingBottom),
  };
}
