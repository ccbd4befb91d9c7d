import { useTranslation } from 'react-i18next';
import styles from './twice.module.css';

/** A text in Dutch with English beneath it: the wall speaks both at once. */
export function Twice({
  of,
  params = {},
}: {
  readonly of: string;
  readonly params?: Readonly<Record<string, string>>;
}) {
  const { i18n } = useTranslation('board');
  return (
    <span className={styles['twice']}>
      <span lang="nl">{i18n.getFixedT('nl', 'board')(of, params)}</span>
      <span lang="en" className={styles['second']}>
        {i18n.getFixedT('en', 'board')(of, params)}
      </span>
    </span>
  );
}
