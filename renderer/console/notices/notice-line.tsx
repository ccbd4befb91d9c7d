import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Notice } from '../../../shared/domain/notice.ts';
import { formatShortMoment } from '../../i18n/format.ts';
import { useParts, useStore } from '../app/console-parts.ts';
import styles from './bell.module.css';
import { noticePlace, noticeWords } from './notice-words.ts';

/** One notice: what, when, and the way there. */
export function NoticeLine({
  notice,
  fresh,
  onFollow,
}: {
  readonly notice: Notice;
  /** Not seen before the list was opened. */
  readonly fresh: boolean;
  readonly onFollow: () => void;
}) {
  const { t } = useTranslation('notices');
  const { settings, now } = useParts();
  const { locale } = useStore(settings);
  const nowMs = useStore(now);
  const { ticket } = notice;
  const to = noticePlace(notice);
  return (
    <li className={`${styles['line']} ${fresh ? styles['fresh'] : ''}`}>
      <p>
        {fresh ? <strong className={styles['new']}>{t('notices:new')}</strong> : null}
        {noticeWords(t, notice, locale)}
      </p>
      <p className={styles['foot']}>
        <time dateTime={notice.at}>
          {formatShortMoment(new Date(notice.at), new Date(nowMs), locale)}
        </time>
        {to === null ? null : (
          <Link
            to={to}
            {...(ticket === null ? {} : { params: { ticketId: ticket.ticketId } })}
            search={{}}
            onClick={onFollow}
          >
            {ticket === null ? t(`notices:to.${to.slice(1)}`) : ticket.visitCode}
          </Link>
        )}
      </p>
    </li>
  );
}
