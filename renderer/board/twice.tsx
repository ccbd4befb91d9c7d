import { useTranslation } from 'react-i18next';
import type { Locale } from '../../shared/domain/locale.ts';
import styles from './twice.module.css';

type Params = Readonly<Record<string, string>>;

/** A text in Dutch with English beneath it: the wall speaks both at once. */
export function Twice({
  of,
  params = {},
}: {
  readonly of: string;
  readonly params?: Params | ((locale: Locale) => Params);
}) {
  const { i18n } = useTranslation('board');
  const said = (locale: Locale): string =>
    i18n.getFixedT(locale, 'board')(of, typeof params === 'function' ? params(locale) : params);
  return (
    <span className={styles['twice']}>
      <span lang="nl">{said('nl')}</span>
      <span lang="en" className={styles['second']}>
        {said('en')}
      </span>
    </span>
  );
}
