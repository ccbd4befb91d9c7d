import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { siteIdOf } from '../../../shared/domain/site.ts';
import { useParts, useStore } from '../app/console-parts.ts';
import { lookedAgain, type Newcomers } from '../queue/newcomers.ts';
import { useSession } from '../session/session.ts';

/** Who comes within this is told of together; then the words go, so that the same ones are said again. */
const togetherMs = 5_000;

/** Tells a screen reader, when it has nothing else to say, how many came into the queue. */
export function NewcomersSaid() {
  const { t } = useTranslation('console');
  const { queue, settings } = useParts();
  const { loaded, items } = useStore(queue);
  const { saysNewcomers } = useStore(settings);
  const siteId = siteIdOf(useSession());
  const newcomers = useRef<Newcomers | null>(null);
  const [count, setCount] = useState(0);

  useEffect(() => {
    if (loaded) newcomers.current = lookedAgain(newcomers.current, items.values(), siteId);
  }, [loaded, items, siteId]);
  useEffect(() => {
    const timer = window.setInterval(() => {
      setCount(newcomers.current?.count ?? 0);
      if (newcomers.current !== null) newcomers.current = { ...newcomers.current, count: 0 };
    }, togetherMs);
    return () => window.clearInterval(timer);
  }, []);

  return (
    <p role="status" className="visually-hidden">
      {saysNewcomers && count > 0 ? t('queue.came', { count }) : ''}
    </p>
  );
}
