import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Printer } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  isEmptyMonth,
  type MonthReport,
  monthSchema,
} from '../../../shared/domain/month-report.ts';
import { reportTables } from '../../../shared/domain/report-tables.ts';
import { monthWords } from '../../../shared/domain/report-words.ts';
import { workQueueSchema } from '../../../shared/domain/report-type.ts';
import { formatDateTime } from '../../i18n/format.ts';
import { Button } from '../../ui/button.tsx';
import { useParts, useStore } from '../app/console-parts.ts';
import { faultOf, valueOf } from '../app/desk-query.ts';
import { faultWords } from '../app/fault-words.ts';
import { Choice } from '../parts/choice.tsx';
import { DateField } from '../parts/date-field.tsx';
import { DownloadLink } from '../parts/download-link.tsx';
import { useSession } from '../session/session.ts';
import { useSitesQuery } from '../sites/use-sites.ts';
import { ReportPart } from './report-part.tsx';
import { type ReportSearch, reportSearchSchema } from './report-search.ts';
import styles from './report.module.css';

/** How the desk did in a month: every table as a chart, and every chart as a table. */
export function ReportPage() {
  const { t } = useTranslation('report');
  const { t: common } = useTranslation('console');
  const { desk, now, settings } = useParts();
  const { locale } = useStore(settings);
  const { role } = useSession();
  const navigate = useNavigate();
  const address: unknown = useSearch({ strict: false });
  const search = useMemo(() => reportSearchSchema.parse(address), [address]);
  /** What stands in the field while it is no month; the address keeps the last one that was. */
  const [typed, setTyped] = useState<string | null>(null);
  const { month = monthOf(now.get()), queue, site } = search;
  const question = {
    month,
    ...(queue === undefined ? {} : { queue }),
    ...(site === undefined ? {} : { site }),
  };
  const valid = typed === null;
  const show = (next: ReportSearch) => {
    void navigate({ to: '/report', search: next, replace: true });
  };
  const mayRead = role === 'lead' || role === 'admin';
  const report = useQuery({
    queryKey: ['report', question],
    queryFn: () => valueOf(desk.call('report.month', { query: question })),
    enabled: valid && mayRead,
  });
  const sites = useSitesQuery().data?.sites ?? [];
  if (!mayRead) return <main className={styles['page']}>{common('fault.auth-forbidden')}</main>;
  const fault = faultOf(report.error);
  const file = new URLSearchParams({ ...question, locale }).toString();
  return (
    <main className={styles['page']}>
      <h1>{t('title', { month: valid ? monthWords(month, locale) : '…' })}</h1>
      <div className={styles['tools']}>
        <DateField
          label={t('month')}
          type="month"
          value={typed ?? month}
          onChange={(value) => {
            const chosen = monthSchema.safeParse(value);
            setTyped(chosen.success ? null : value);
            if (chosen.success) show({ ...search, month: chosen.data });
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
            <DownloadLink className={styles['file']} href={`/v1/reports/month.pdf?${file}`}>
              {t('pdf')}
            </DownloadLink>
            <DownloadLink className={styles['file']} href={`/v1/reports/month.csv?${file}`}>
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
      {valid ? null : <p className={styles['wrong']}>{t('wrong-month')}</p>}
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
            {t('about')}
          </p>
          <Figures report={report.data} address={file} />
        </>
      )}
    </main>
  );
}

function Figures({ report, address }: { readonly report: MonthReport; readonly address: string }) {
  const { t } = useTranslation('report');
  if (isEmptyMonth(report)) return <p role="status">{t('empty')}</p>;
  return (
    <div className={styles['parts']}>
      {reportTables(report).map((table) => (
        <ReportPart
          key={table.id}
          table={table}
          file={`/v1/reports/month.csv?${address}&table=${table.id}`}
        />
      ))}
    </div>
  );
}

/** The month of this browser, as `2026-11`. */
function monthOf(nowMs: number): string {
  return new Intl.DateTimeFormat('sv-SE').format(nowMs).slice(0, 7);
}
