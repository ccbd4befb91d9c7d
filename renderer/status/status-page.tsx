import { useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import type { i18n } from 'i18next';
import type { Clock } from '../../shared/base/clock.ts';
import type { StatusPage as Page } from '../../shared/contract/visitor-routes.ts';
import type { Locale } from '../../shared/domain/locale.ts';
import type { LiveDocument } from '../desk-link/live-document.ts';
import { speakLocale } from '../i18n/create-i18n.ts';
import type { ReadLoans } from './own-loans.tsx';
import type { ReadGiven } from './given-instructions.tsx';
import { StatusScreen } from './status-screen.tsx';
import type { SayToDesk } from './visitor-answer.tsx';

/** Speaks the visitor's language until he chooses another; shakes the phone when he is called. */
export function StatusPage({
  live,
  clock,
  i18n,
  firstLocale,
  chosenLocale,
  onLocale,
  say,
  onCalled,
  onHere,
  given,
  loans,
}: {
  readonly live: LiveDocument<Page>;
  readonly clock: Clock;
  readonly i18n: i18n;
  readonly firstLocale: Locale;
  /** What he chose before he loaded the page again. */
  readonly chosenLocale: Locale | null;
  readonly onLocale: (locale: Locale) => void;
  readonly say: SayToDesk;
  readonly onCalled: () => void;
  readonly onHere: () => Promise<boolean>;
  readonly given: ReadGiven;
  readonly loans: ReadLoans;
}) {
  const page = useSyncExternalStore(live.document.subscribe, live.document.get);
  const gone = useSyncExternalStore(live.gone.subscribe, live.gone.get);
  const link = useSyncExternalStore(live.link.subscribe, live.link.get);
  const [chosen, setChosen] = useState(chosenLocale);
  // What it says changes more often than the ticket: with each who goes before him.
  // oxlint-disable-next-line react-hooks/exhaustive-deps -- of each page the moment at which it came
  const heardAt = useMemo(() => new Date(clock.nowMs()), [page, clock]);
  const locale = chosen ?? page?.locale ?? firstLocale;
  const status = page?.status;
  const before = useRef(status);

  useEffect(() => speakLocale(i18n, locale), [i18n, locale]);
  useEffect(() => {
    if (status === 'called' && before.current !== undefined && before.current !== 'called') {
      onCalled();
    }
    before.current = status;
  }, [status, onCalled]);
  useEffect(() => {
    if (page !== null) document.title = `${page.visitCode} · Balie`;
  }, [page]);

  return (
    <StatusScreen
      page={page}
      now={new Date(clock.nowMs())}
      heardAt={heardAt}
      gone={gone}
      link={link}
      locale={locale}
      say={say}
      onLocale={(next) => {
        setChosen(next);
        onLocale(next);
      }}
      onHere={onHere}
      given={given}
      loans={loans}
    />
  );
}
