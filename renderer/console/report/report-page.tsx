import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Printer } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isEmptyReport, type SpanReport } from '../../../shared/domain/span-report.ts';
import { reportTables } from '../../../shared/domain/report-tables.ts';
import { isRunning, spanWords } from '../../../shared/domain/report-words.ts';
import { workQueueSchema } from '../../../shared/domain/report-type.ts';
import { formatDateTime } from '../../i18n/format.ts';
import { Button } from '../../ui/button.tsx';
import { useParts, useStore } from '../app/console-parts.ts';
import { faultOf, valueOf } from '../app/desk-query.ts';
import { faultWords } from '../app/fault-words.ts';
import { Choice } from '../parts/choice.tsx';
import { DownloadLink } from '../parts/download-link.tsx';
import { useSession } from '../session/session.ts';
import { useSitesQuery } from '../sites/use-sites.ts';
import { dayOf } from '../queue/queue-view.ts';
import { ReportPart } from './report-part.tsx';
import { type ReportSearch, reportSearchSchema, spanOfSearch } from './report-search.ts';
import { SpanFields } from './span-fields.tsx';
import styles from './report.module.css';

/** How the desk did in a span of days: every table as a chart, and every chart as a table. */
export function ReportPage() {
  const { t } = useTranslation('report');
  const { t: common } = useTranslation('console');
  const { desk, now, settings } = useParts();
  const { locale } = useStore(settings);
  const { role } = useSession();
  const navigate = useNavigate();
  const address: unknown = useSearch({ strict: false });
  const search = useMemo(() => reportSearchSchema.parse(address), [address]);
  /** False while what stands in the fields is no span; the address keeps the last one that was. */
  const [valid, setValid] = useState(true);
  const today = dayOf(now.get());
  const span = spanOfSearch(search, today);
  const { queue, site } = search;
  const question = {
    ...span,
    ...(queue === undefined ? {} : { queue }),
    ...(site === undefined ? {} : { site }),
  };
  const show = (next: ReportSearch) => {
    void navigate({ to: '/report', search: next, replace: true });
  };
  const mayRead = role === 'lead' || role === 'admin';
  const report = useQuery({
    queryKey: ['report', question],
    queryFn: () => valueOf(desk.call('report.span', { query: question })),
    enabled: valid && mayRead,
  });
  const sites = useSitesQuery().data?.sites ?? [];
  if (!mayRead) return <main className={styles['page']}>{common('fault.auth-forbidden')}</main>;
  const fault = faultOf(report.error);
  const file = new URLSearchParams({ ...question, locale }).toString();
  return (
    <main className={styles['page']}>
      <h1>{t('title', { span: valid ? spanWords(span, t, locale) : '…' })}</h1>
      <div className={styles['tools']}>
        <SpanFields
          span={span}
          today={today}
          onChange={(chosen) => {
            setValid(chosen !== null);
            if (chosen !== null) show({ ...search, ...chosen, month: undefined });
          }}
        />
        <Choice
          label={t('queue')}
          value={queue ?? 'all'}
          options={[
            { value: 'all', words: t('all-queues') },
            ...workQueueSchema.options.map((value) => ({
              value,
              words: t(`words:queue.${value}`),
            })),
          ]}
          onChange={(value) => {
            const chosen = workQueueSchema.safeParse(value);
            show({ ...search, queue: chosen.success ? chosen.data : undefined });
          }}
        />
        {/* A site that was closed since has had its visitors; with one site nobody has to know. */}
        {sites.length < 2 ? null : (
          <Choice
            label={t('site-choice')}
            value={site ?? 'all'}
            options={[
              { value: 'all', words: t('all-sites') },
              ...sites.map(({ siteId, name }) => ({ value: siteId, words: name })),
            ]}
            onChange={(value) => show({ ...search, site: value === 'all' ? undefined : value })}
          />
        )}
        {valid ? (
          <div className={styles['files']}>
            <DownloadLink className={styles['file']} href={`/v1/reports/span.pdf?${file}`}>
              {t('pdf')}
            </DownloadLink>
            <DownloadLink className={styles['file']} href={`/v1/reports/span.csv?${file}`}>
              {t('csv')}
            </DownloadLink>
            <Button
              icon={<Printer aria-hidden="true" />}
              onPress={() => {
                window.print();
              }}
            >
              {t('print')}
            </Button>
          </div>
        ) : null}
      </div>
      {valid ? null : <p className={styles['wrong']}>{t('wrong-span')}</p>}
      {report.isLoading ? <p role="status">{t('loading')}</p> : null}
      {report.isError ? (
        <div role="alert" className={styles['wrong']}>
          <p>{fault === null ? t('not-made') : faultWords(common, fault)}</p>
          <Button onPress={() => void report.refetch()}>{t('again')}</Button>
        </div>
      ) : null}
      {!valid || report.data === undefined ? null : (
        <>
          <p className={styles['quiet']}>
            {t('made', {
              moment: formatDateTime(new Date(report.data.madeAt), locale, report.data.timeZone),
              zone: report.data.timeZone,
            })}{' '}
            {report.data.site === undefined
              ? null
              : `${t('only-site', { site: report.data.site.name })} `}
            {report.data.queue === null
              ? null
              : `${t('only-queue', { queue: t(`words:queue.${report.data.queue}`) })} `}
            {t('about')} {t('compared', { span: spanWords(report.data.before, t, locale) })}
            {isRunning(report.data) ? ` ${t('running')}` : null}
          </p>
          <Figures report={report.data} address={file} />
        </>
      )}
    </main>
  );
}

function Figures({ report, address }: { readonly report: SpanReport; readonly address: string }) {
  const { t } = useTranslation('report');
  if (isEmptyReport(report)) return <p role="status">{t('empty')}</p>;
  return (
    <div className={styles['parts']}>
      {reportTables(report).map((table) => (
        <ReportPart
          key={table.id}
          table={table}
          file={`/v1/reports/span.csv?${address}&table=${table.id}`}
        />
      ))}
    </div>
  );
}
