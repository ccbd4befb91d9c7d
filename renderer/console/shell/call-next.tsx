import { Megaphone } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { siteIdOf } from '../../../shared/domain/site.ts';
import { Button } from '../../ui/button.tsx';
import { useParts, useStore } from '../app/console-parts.ts';
import { ShortcutCap } from '../keyboard/shortcut-cap.tsx';
import type { Place } from '../keyboard/shortcuts.ts';
import { useShortcuts } from '../keyboard/use-shortcuts.ts';
import { useOfferedActions } from '../palette/use-offered-actions.ts';
import { nextFor } from '../queue/queue-order.ts';
import { queuesToServe, type QueueSearch } from '../queue/queue-view.ts';
import { useSession } from '../session/session.ts';
import { usePageTitle } from './page-title.ts';
import { useCallNext } from './use-call-next.ts';
import styles from './shell.module.css';

/**
 * Calls the first who waits, and tells in the page's title how many do. Apart from the frame, which
 * would else be drawn anew at every event of the queue.
 */
export function CallNext({
  search,
  place,
  onNoCounter,
}: {
  readonly search: QueueSearch;
  readonly place: Place;
  /** Nobody can be called to nowhere: asks for a counter first. */
  readonly onNoCounter: () => void;
}) {
  const { t } = useTranslation('console');
  const { queue } = useParts();
  const model = useStore(queue);
  const session = useSession();
  const callNext = useCallNext(search);
  const queues = queuesToServe(search);
  const waiting = [...model.items.values()].filter(
    (item) => item.status === 'waiting' && siteIdOf(item) === siteIdOf(session),
  );
  const first = nextFor(
    waiting.filter((item) => queues.includes(item.queue)),
    session,
  );

  usePageTitle(waiting.length);

  const next = () => {
    if (session.counter === null) onNoCounter();
    else if (!callNext.isPending) callNext.mutate();
  };
  useShortcuts({ place, moves: [] }, { next });
  useOfferedActions('next', [
    { id: 'next', parts: ['console:next.button'], also: 'next', keys: 'next', run: next },
  ]);
  return (
    <Button
      kind="primary"
      icon={<Megaphone />}
      className={styles['next']}
      disabled={callNext.isPending}
      onPress={next}
    >
      <span className={styles['next-words']}>
        {t('next.button')}
        <span className={styles['next-code']}>{first?.visitCode ?? ''}</span>
        <ShortcutCap id="next" />
      </span>
    </Button>
  );
}
