import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { formatShortDay } from '../../i18n/format.ts';
import { useParts, useStore } from '../app/console-parts.ts';
import { faultOf, valueOf } from '../app/desk-query.ts';
import { faultWords } from '../app/fault-words.ts';
import styles from './management.module.css';

/** What somebody should have looked at by now; empty is how it should be. */
export function ExpiredPart() {
  const { t } = useTranslation('management');
  const { desk, settings } = useParts();
  const { locale } = useStore(settings);
  const list = useQuery({
    queryKey: ['expired'],
    queryFn: () => valueOf(desk.call('expired.list', {})),
  });
  const fault = faultOf(list.error);
  const items = list.data?.items ?? [];
  return (
    <section className={styles['part']} aria-labelledby="expired-title">
      <h2 id="expired-title">{t('management:expired.title')}</h2>
      {fault === null ? null : <p role="alert">{faultWords(t, fault)}</p>}
      {list.isPending ? <p role="status">{t('management:loading')}</p> : null}
      {list.isSuccess && items.length === 0 ? <p>{t('management:expired.none')}</p> : null}
      {items.length === 0 ? null : (
        <table className={styles['table']}>
          <caption className="visually-hidden">{t('management:expired.title')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('management:expired.what')}</th>
              <th scope="col">{t('management:expired.kind-of')}</th>
              <th scope="col">{t('management:expired.owner')}</th>
              <th scope="col">{t('management:expired.since')}</th>
            </tr>
          </thead>
          <tbody>
            {items.map((item) => (
              <tr key={`${item.kind} ${item.id}`}>
                <th scope="row">{item.name}</th>
                <td>{t(`management:expired.kind.${item.kind}`)}</td>
                <td>{item.owner ?? t('management:expired.nobody')}</td>
                <td>{formatShortDay(item.since, locale)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
