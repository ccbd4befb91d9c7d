import { Link } from '@tanstack/react-router';
import { Suspense, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  notedTables,
  type ReportCell,
  type ReportTable,
} from '../../../shared/domain/report-table.ts';
import { cellWords } from '../../../shared/domain/report-words.ts';
import { Button } from '../../ui/button.tsx';
import { useParts, useStore } from '../app/console-parts.ts';
import { chartOf } from './chart-of.ts';
import { DownloadLink } from '../parts/download-link.tsx';
import { lazyPart } from '../parts/lazy-part.tsx';
import styles from './report.module.css';

const ReportChart = lazyPart(() => import('./report-chart.tsx').then((part) => part.ReportChart));

/**
 * One table of a report with its chart. The chart is for the eye alone; the table is always there for
 * screen readers and on paper, and folds out for everybody.
 */
export function ReportPart({
  table,
  file,
}: {
  readonly table: ReportTable;
  readonly file: string;
}) {
  const { t } = useTranslation('report');
  const { settings } = useParts();
  const { locale } = useStore(settings);
  const id = useId();
  const chart = chartOf(
    table,
    (cell) => cellWords(cell, t, locale),
    (key) => t(`report:column.${key}`),
  );
  const [isOpen, setOpen] = useState(chart === null);
  const title = t(`report:table.${table.id}`);
  return (
    <section className={styles['part']} aria-labelledby={`${id}-title`}>
      <div className={styles['head']}>
        <h2 id={`${id}-title`}>{title}</h2>
        <DownloadLink className={styles['file']} href={file}>
          <span aria-hidden="true">{t('table-csv')}</span>
          <span className="visually-hidden">{t('table-csv-of', { table: title })}</span>
        </DownloadLink>
      </div>
      {notedTables.has(table.id) ? (
        <p className={styles['quiet']}>{t(`report:note.${table.id}`)}</p>
      ) : null}
      {table.rows.length === 0 ? <p>{t('nothing')}</p> : null}
      {chart === null ? null : (
        <>
          <div className={styles['chart']} aria-hidden="true">
            <Suspense fallback={<p>{t('drawing')}</p>}>
              <ReportChart chart={chart} />
            </Suspense>
          </div>
          <Button
            kind="quiet"
            pressed={isOpen}
            label={`${t('as-table')}: ${title}`}
            onPress={() => {
              setOpen(!isOpen);
            }}
          >
            {t('as-table')}
          </Button>
        </>
      )}
      {table.rows.length === 0 ? null : (
        <div
          className={isOpen ? styles['scroll'] : styles['folded']}
          role="group"
          aria-labelledby={`${id}-title`}
          // A region that scrolls must be reachable by key (axe: scrollable-region-focusable).
          {...(isOpen ? { tabIndex: 0 } : {})}
        >
          <table className={styles['table']}>
            <caption className="visually-hidden">{title}</caption>
            <thead>
              <tr>
                {table.columns.map((column) => (
                  <th key={column} scope="col">
                    {t(`report:column.${column}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {table.rows.map((row, line) => (
                // Rows have no name of their own and never change places.
                <tr key={line}>
                  {row.map((cell, place) =>
                    place === 0 ? (
                      <th key={table.columns[place]} scope="row">
                        <Field cell={cell} />
                      </th>
                    ) : (
                      <td key={table.columns[place]}>
                        <Field cell={cell} />
                      </td>
                    ),
                  )}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

/** A field, a ticket with the way to its card. */
function Field({ cell }: { readonly cell: ReportCell }) {
  const { t } = useTranslation('report');
  const { locale } = useStore(useParts().settings);
  const said = cellWords(cell, t, locale);
  if (cell.is !== 'ticket') return said;
  return (
    <Link to="/tickets/$ticketId" params={{ ticketId: cell.ticket.ticketId }} search={{}}>
      {said}
    </Link>
  );
}
