import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { formatMoment } from '../../i18n/format.ts';
import { useParts, useStore } from '../app/console-parts.ts';
import { valueOf } from '../app/desk-query.ts';
import styles from './procedures-page.module.css';

/** What was skipped or stopped lately, with who and why. */
export function SkippedList() {
  const { t } = useTranslation('procedures');
  const { desk, settings } = useParts();
  const { locale } = useStore(settings);
  const { data, isError } = useQuery({
    queryKey: ['procedures', 'skipped'],
    queryFn: () => valueOf(desk.call('procedure.skipped', { query: {} })),
  });
  return (
    <section className={styles['part']} aria-labelledby="skipped-title">
      <h2 id="skipped-title">{t('skipped')}</h2>
      {isError ? <p>{t('not-read')}</p> : null}
      {data?.skipped.length === 0 ? <p>{t('nothing-skipped')}</p> : null}
      <ul className={styles['list']}>
        {(data?.skipped ?? []).map((line) => (
          <li key={`${line.at} ${line.ticketId}`}>
            <Link to="/tickets/$ticketId" params={{ ticketId: line.ticketId }} search={{}}>
              {line.visitCode}
            </Link>{' '}
            {line.procedure[locale]}: {line.step === null ? t('whole') : line.step[locale]}
            <br />
            <small>
              {line.by}, {formatMoment(new Date(line.at), locale)}
            </small>
            <br />
            {line.reason}
          </li>
        ))}
      </ul>
    </section>
  );
}
