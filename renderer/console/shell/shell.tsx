import { Link, Outlet, useLocation, useNavigate } from '@tanstack/react-router';
import { Megaphone } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BrandMark } from '../../ui/brand-mark.tsx';
import { Button } from '../../ui/button.tsx';
import { useParts, useStore } from '../app/console-parts.ts';
import { ShortcutList } from '../keyboard/shortcut-list.tsx';
import { useShortcuts } from '../keyboard/use-shortcuts.ts';
import { KeyCap } from '../parts/key-cap.tsx';
import { serveOrder } from '../queue/queue-order.ts';
import { queuesToServe } from '../queue/queue-view.ts';
import { useQueueSearch } from '../queue/use-queue-search.ts';
import { ChooseCounter } from '../session/choose-counter.tsx';
import { useSession } from '../session/session.ts';
import { ConnectionBand, ConnectionState } from './connection-state.tsx';
import { SearchBox } from './search-box.tsx';
import { useCallNext } from './use-call-next.ts';
import { UserMenu } from './user-menu.tsx';
import styles from './shell.module.css';

/** The frame around queue, card and accounts: what one needs at every moment. */
export function Shell() {
  const { t } = useTranslation('console');
  const { queue } = useParts();
  const model = useStore(queue);
  const search = useQueueSearch();
  const session = useSession();
  const navigate = useNavigate();
  const onList = useLocation({ select: (location) => location.pathname === '/' });
  const callNext = useCallNext(search);
  const searchField = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState<'keys' | 'counter' | null>(null);
  const queues = queuesToServe(search, session.role);
  const waiting = [...model.items.values()].filter((item) => item.status === 'waiting');
  const first = waiting.filter((item) => queues.includes(item.queue)).toSorted(serveOrder)[0];

  useEffect(() => {
    document.title = waiting.length > 0 ? `(${waiting.length}) ${t('title')}` : t('title');
  }, [waiting.length, t]);

  const next = () => {
    if (!callNext.isPending) callNext.mutate();
  };
  useShortcuts(
    { place: onList ? 'list' : 'card', moves: [] },
    { help: () => setOver('keys'), search: () => searchField.current?.focus(), next },
  );

  if (over === 'counter' || session.counter === null) {
    return <ChooseCounter onDone={() => setOver(null)} />;
  }
  return (
    <div className={styles['shell']}>
      <header className={styles['header']}>
        <Link to="/" search={search} className={styles['brand'] ?? ''} aria-label={t('title')}>
          <BrandMark />
        </Link>
        <SearchBox
          fieldRef={searchField}
          words={search.q ?? ''}
          onSearch={(q) => void navigate({ to: '/', search: { ...search, q: q || undefined } })}
        />
        <ConnectionState />
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
            <KeyCap keys="c" />
          </span>
        </Button>
        <UserMenu onKeys={() => setOver('keys')} onCounter={() => setOver('counter')} />
      </header>
      <ConnectionBand />
      <Outlet />
      {over === 'keys' ? <ShortcutList onClose={() => setOver(null)} /> : null}
    </div>
  );
}
