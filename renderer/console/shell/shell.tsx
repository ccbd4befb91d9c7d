import {
  Link,
  Navigate,
  Outlet,
  useLocation,
  useMatches,
  useNavigate,
} from '@tanstack/react-router';
import { useRef, useState, type ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import { BrandMark } from '../../ui/brand-mark.tsx';
import { useParts, useStore } from '../app/console-parts.ts';
import { ApprovalFrame } from '../approvals/approval-frame.tsx';
import type { Place } from '../keyboard/shortcuts.ts';
import { useKeyPrefix, useShortcuts } from '../keyboard/use-shortcuts.ts';
import { Bell } from '../notices/bell.tsx';
import { type OfferedCommands, OfferedCommandsProvider } from '../palette/offered-commands.ts';
import { Palette } from '../palette/palette.tsx';
import { useQueueSearch } from '../queue/use-queue-search.ts';
import { AskForCounterProvider } from '../session/ask-for-counter.ts';
import { BreakBand } from '../session/break-band.tsx';
import { ChangePassword } from '../session/change-password.tsx';
import { useOwnPassword } from '../session/use-own-password.ts';
import { ChooseCounter } from '../session/choose-counter.tsx';
import { mayWorkWithout, useSession } from '../session/session.ts';
import { CallNext } from './call-next.tsx';
import { ConnectionBand, ConnectionState } from './connection-state.tsx';
import { NewerPageBand } from './newer-page-band.tsx';
import { NewcomersSaid } from './newcomers-said.tsx';
import { PageMenu } from './page-menu.tsx';
import { pages } from './pages.ts';
import { SearchBox } from './search-box.tsx';
import { UserMenu } from './user-menu.tsx';
import styles from './shell.module.css';

/** An approver has his requests and nothing else; requests look the same to everybody. */
export function Shell() {
  const { role } = useSession();
  const approves = useLocation({
    select: ({ pathname }) => /^\/approvals(?:\/|$)/u.test(pathname),
  });
  const isThere = useMatches({
    select: (matches: readonly { readonly fullPath: string }[]) =>
      matches.some(({ fullPath }) => fullPath.startsWith('/approvals')),
  });
  if (approves) {
    // On the way the page that is left is still the one to draw: the queue, which asks what an approver may not know.
    return <ApprovalFrame>{isThere ? <Outlet /> : null}</ApprovalFrame>;
  }
  return role === 'approver' ? <Navigate to="/approvals" search={{}} /> : <StaffShell />;
}

/** The frame around queue, card and accounts: what one needs at every moment. */
function StaffShell() {
  const { t } = useTranslation('console');
  const search = useQueueSearch();
  const session = useSession();
  const { settings, notice } = useParts();
  const { withoutCounter } = useStore(settings);
  const navigate = useNavigate();
  const place = useLocation({ select: ({ pathname }) => placeOf(pathname) });
  const searchField = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState<'counter' | null>(null);
  const [Keys, setKeys] = useState<ComponentType<{ readonly onClose: () => void }> | null>(null);

  const ownPassword = useOwnPassword();
  const offered = useRef<OfferedCommands>(new Map());
  /** What could be done when the palette was opened; null while it is not. */
  const [palette, setPalette] = useState<OfferedCommands | null>(null);

  // The list of all keys names every form of the card: it comes when it is asked for.
  const showKeys = () => {
    import('../keyboard/shortcut-list.tsx').then(
      ({ ShortcutList }) => setKeys(() => ShortcutList),
      () => notice.set({ tone: 'trouble', words: t('page.not-loaded') }),
    );
  };
  useKeyPrefix(place);
  useShortcuts(
    { place, moves: [] },
    {
      help: showKeys,
      ...Object.fromEntries(
        pages
          .filter(({ roles }) => (roles as readonly string[]).includes(session.role))
          .map(({ to, key }) => [`g ${key}`, () => void navigate({ to, search: {} })]),
      ),
      palette: () => setPalette(offered.current),
      search: () => searchField.current?.focus(),
      'check-in': () => void navigate({ to: '/concierge', search: {} }),
    },
  );

  const askForCounter = () => setOver('counter');
  const isSeated = session.counter !== null || (withoutCounter && mayWorkWithout(session.role));
  if (over === 'counter' || !isSeated) {
    return <ChooseCounter onDone={() => setOver(null)} />;
  }
  if (ownPassword.isOpen) {
    return <ChangePassword userName={session.userName} onDone={ownPassword.leave} />;
  }
  return (
    <OfferedCommandsProvider value={offered}>
      <div className={styles['shell']}>
        <header className={styles['header']}>
          <Link to="/" search={search} className={styles['brand'] ?? ''} aria-label={t('title')}>
            <BrandMark />
          </Link>
          <PageMenu />
          <div className={styles['search']}>
            <SearchBox
              fieldRef={searchField}
              words={search.q ?? ''}
              onSearch={(q) => void navigate({ to: '/', search: { ...search, q: q || undefined } })}
            />
          </div>
          <ConnectionState />
          <CallNext search={search} place={place} onNoCounter={askForCounter} />
          <Bell />
          <UserMenu
            onKeys={showKeys}
            onCounter={askForCounter}
            onPassword={ownPassword.open}
            buttonRef={ownPassword.menuButton}
          />
        </header>
        <NewcomersSaid />
        <ConnectionBand />
        <NewerPageBand />
        <BreakBand />
        <AskForCounterProvider value={askForCounter}>
          <Outlet />
        </AskForCounterProvider>
        {palette === null ? null : <Palette offered={palette} onClose={() => setPalette(null)} />}
        {Keys === null ? null : <Keys onClose={() => setKeys(null)} />}
      </div>
    </OfferedCommandsProvider>
  );
}

/** Which keys a page has besides those that work everywhere. */
function placeOf(pathname: string): Place {
  if (pathname === '/') return 'list';
  if (pathname.startsWith('/tickets/')) return 'card';
  return 'page';
}
