import { Download, Printer } from 'lucide-react';
import { memo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { ShortcutCap } from '../keyboard/shortcut-cap.tsx';
import { useShortcuts } from '../keyboard/use-shortcuts.ts';
import { useOfferedActions } from '../palette/use-offered-actions.ts';
import { DownloadLink } from '../parts/download-link.tsx';
import { useSeenSite } from '../sites/use-seen-site.ts';
import { type QueueSearch, isAsked, questionOf } from './queue-view.ts';
import styles from './queue-toolbar.module.css';

/** Takes the list along: as CSV from the desk, or on paper. */
export const ListMenu = memo(function ListMenu({ search }: { readonly search: QueueSearch }) {
  const { t } = useTranslation('lists');
  const { seen } = useSeenSite();
  const question = questionOf(search);
  // A list of open tickets is that of one site; what the desk is asked for is of all.
  const site = seen === 'all' || isAsked(search) ? undefined : seen.siteId;
  const wanted = Object.entries({ ...question, site }).flatMap(([name, value]) =>
    value === undefined || value === '' ? [] : [[name, String(value)]],
  );
  const csv = useRef<HTMLAnchorElement>(null);
  const takeCsv = () => csv.current?.click();
  const print = () => window.print();
  useShortcuts(
    { place: 'list', moves: [] },
    question === null ? { print } : { print, csv: takeCsv },
  );
  useOfferedActions('list', [
    ...(question === null
      ? []
      : [
          {
            id: 'csv',
            parts: ['lists:csv'],
            also: 'csv' as const,
            keys: 'csv' as const,
            run: takeCsv,
          },
        ]),
    { id: 'print', parts: ['lists:print'], also: 'print', keys: 'print', run: print },
  ]);
  return (
    <div className={styles['list']}>
      {question === null ? null : (
        <DownloadLink
          linkRef={csv}
          className={styles['take']}
          href={`/v1/tickets.csv?${new URLSearchParams(wanted).toString()}`}
          isLong
        >
          <Download aria-hidden="true" />
          {t('csv')} <ShortcutCap id="csv" />
        </DownloadLink>
      )}
      <Button kind="quiet" icon={<Printer />} onPress={print}>
        {t('print')} <ShortcutCap id="print" />
      </Button>
    </div>
  );
});
