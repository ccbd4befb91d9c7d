import { Link } from '@tanstack/react-router';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './found-beside.module.css';
import { useFound } from './use-found.ts';

/** What else has the words for which tickets are searched. Without anything it is not there. */
export function FoundBeside({ words }: { readonly words: string }) {
  const { t } = useTranslation('palette');
  const title = useId();
  const { groups, failed } = useFound(words);
  const others = groups.filter(({ name }) => name !== 'ticket');
  if (failed) return <p className={styles['beside']}>{t('palette:not-all')}</p>;
  if (others.length === 0) return null;
  return (
    <section className={styles['beside']} aria-labelledby={title}>
      <h2 id={title} className={styles['title']}>
        {t('palette:beside')}
      </h2>
      {others.map(({ name, shown }) => (
        <div key={name} className={styles['kind']}>
          <h3>{t(`palette:kind.${name}`)}</h3>
          <ul>
            {shown.map(({ id, words: title, line, to, search }) => (
              <li key={id}>
                <Link to={to} search={search}>
                  {title}
                </Link>
                {line === '' ? null : <small> {line}</small>}
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}
