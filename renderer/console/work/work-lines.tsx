import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mayWithdrawWork, type WorkEntry, workWords } from '../../../shared/domain/work-log.ts';
import { formatMoment } from '../../i18n/format.ts';
import { Button } from '../../ui/button.tsx';
import { useParts, useStore } from '../app/console-parts.ts';
import { mendFocus } from '../../ui/after-focus.ts';
import { useShortMoment } from '../parts/use-short-moment.ts';
import { useSession } from '../session/session.ts';
import { WithdrawWork } from './withdraw-work.tsx';
import styles from './work-tab.module.css';

/** The lines of one ticket; a wrong one stays, struck out, with who withdrew it and why. */
export function WorkLines({
  entries,
  queryKey,
  onWithdrawn,
}: {
  readonly entries: readonly WorkEntry[];
  readonly queryKey: readonly string[];
  readonly onWithdrawn: (entry: WorkEntry) => void;
}) {
  const { t } = useTranslation('work');
  const { settings } = useParts();
  const { locale } = useStore(settings);
  const session = useSession();
  const momentOf = useShortMoment();
  /** The line whose reason is being typed. */
  const [open, setOpen] = useState<string | null>(null);
  const list = useRef<HTMLUListElement>(null);
  /** The form that had the focus is gone: its line has it, or the button that opened it again. */
  const focusLine = (entryId: string, isKept: boolean) =>
    mendFocus(() => {
      const line = list.current?.querySelector<HTMLElement>(`[data-entry="${entryId}"]`);
      return isKept ? line?.querySelector('button') : line;
    });
  return (
    <ul ref={list} className={styles['list']}>
      {entries.map((entry) => {
        const { withdrawn, writtenAt } = entry;
        const said = workWords(entry, locale);
        const what = `${entry.by}, ${t('minutes', { count: entry.minutes })} · ${t(`source.${entry.source}`)}`;
        return (
          <li key={entry.entryId} data-entry={entry.entryId} tabIndex={-1}>
            <p className={styles['who']}>
              <time dateTime={entry.at}>{momentOf(entry.at)}</time>{' '}
              {withdrawn === undefined ? what : <s>{what}</s>}
              {writtenAt === undefined
                ? null
                : ` · ${t('written', { moment: formatMoment(new Date(writtenAt), locale) })}`}
            </p>
            <p>{withdrawn === undefined ? said : <s>{said}</s>}</p>
            {withdrawn === undefined ? null : (
              <p className={styles['who']}>
                {t('withdrawn', { by: withdrawn.by, moment: momentOf(withdrawn.at) })}{' '}
                {withdrawn.reason}
              </p>
            )}
            {open === entry.entryId ? (
              <WithdrawWork
                entry={entry}
                queryKey={queryKey}
                onDone={(done) => {
                  setOpen((now) => (now === entry.entryId ? null : now));
                  if (done && entry.accountId === session.accountId) onWithdrawn(entry);
                  else focusLine(entry.entryId, !done);
                }}
              />
            ) : mayWithdrawWork(entry, session) ? (
              <Button
                kind="quiet"
                label={`${t('withdraw')}: ${what}, ${said}`}
                onPress={() => {
                  setOpen(entry.entryId);
                }}
              >
                {t('withdraw')}
              </Button>
            ) : null}
          </li>
        );
      })}
    </ul>
  );
}
