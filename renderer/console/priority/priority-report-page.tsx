import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { daySpanSchema, priorityExports } from '../../../shared/contract/priority-routes.ts';
import { formatNumber } from '../../../shared/domain/measure.ts';
import { formatDateTime, formatShortDay } from '../../i18n/format.ts';
import { useParts, useStore } from '../app/console-parts.ts';
import { faultOf, valueOf } from '../app/desk-query.ts';
import { faultWords } from '../app/fault-words.ts';
import { useSession } from '../session/session.ts';
import { DateField } from '../parts/date-field.tsx';
import { DownloadLink } from '../parts/download-link.tsx';
import styles from './priority-pages.module.css';

/** Proof that every ticket has impact, urgency, an argument and somebody who answers for it. */
export function PriorityReportPage() {
  const { t } = useTranslation('priority');
  const { t: common } = useTranslation('console');
  const { desk, now, settings } = useParts();
  const { locale } = useStore(settings);
  const { role } = useSession();
  const [span, setSpan] = useState(() => {
    const today = dayOf(now.get());
    return { from: `${today.slice(0, 8)}01`, until: today };
  });
  const valid = daySpanSchema.safeParse(span).success;
  const report = useQuery({
    queryKey: ['priority-report', span],
    queryFn: () => valueOf(desk.call('priority-report.get', { query: span })),
    enabled: valid && role !== 'technician',
  });
  const fault = faultOf(report.error);
  if (role === 'technician') {
    return <main className={styles['page']}>{common('fault.auth-forbidden')}</main>;
  }
  const { data } = report;
  return (
    <main className={styles['page']}>
      <section className={styles['part']} aria-labelledby="report-title">
        <h1 id="report-title">{t('page.report')}</h1>
        <div className={styles['row']}>
          <DateField
            label={t('report.from')}
            value={span.from}
            onChange={(from) => setSpan({ ...span, from })}
          />
          <DateField
            label={t('report.until')}
            value={span.until}
            onChange={(until) => setSpan({ ...span, until })}
          />
        </div>
        {valid ? null : <p className={styles['wrong']}>{t('report.no-span')}</p>}
        {fault === null ? null : <p role="alert">{faultWords(common, fault)}</p>}
        {data === undefined ? null : data.tickets === 0 ? (
          <p>{t('report.none')}</p>
        ) : (
          <div aria-live="polite">
            <p className={styles['share']}>
              {formatNumber(Math.floor((1000 * data.withArgument) / data.tickets) / 10, locale)} %
            </p>
            <p>{t('report.share')}</p>
            <p>{t('report.without', { count: data.tickets - data.withArgument })}</p>
            <p>{t('report.decided', { decided: data.decided, tickets: data.tickets })}</p>
          </div>
        )}
        {valid ? (
          <ul className={styles['list']}>
            {priorityExports.map((file) => (
              <li key={file}>
                <DownloadLink
                  className={styles['download']}
                  href={`/v1/exports/${file}.csv?from=${span.from}&until=${span.until}`}
                >
                  {t(`report.file.${file}.download`)}
                </DownloadLink>
                <p className={styles['quiet']}>{t(`report.file.${file}.holds`)}</p>
              </li>
            ))}
          </ul>
        ) : null}
      </section>
      <section className={styles['part']} aria-labelledby="exports-title">
        <h2 id="exports-title">{t('report.exports')}</h2>
        <p className={styles['quiet']}>{t('report.exports-lead')}</p>
        <ul className={styles['list']}>
          {(data?.exports ?? []).map((taken) => (
            <li key={taken.exportId}>
              <p>
                <strong>{taken.by}</strong>{' '}
                {t(`report.file.${taken.file}.taken`, {
                  from: formatShortDay(taken.from, locale),
                  until: formatShortDay(taken.until, locale),
                })}{' '}
                <span className={styles['quiet']}>
                  {formatDateTime(new Date(taken.at), locale)}
                </span>
              </p>
            </li>
          ))}
        </ul>
      </section>
    </main>
  );
}

/** The day of this browser, as `2026-11-26`. */
function dayOf(nowMs: number): string {
  return new Intl.DateTimeFormat('sv-SE').format(nowMs);
}
