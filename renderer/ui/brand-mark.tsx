import styles from './brand-mark.module.css';

/** Somebody behind a desk: a round head above the counter. It is also an i. */
export function BrandMark({ withName = true }: { readonly withName?: boolean }) {
  return (
    <span className={styles['brand']}>
      <svg viewBox="0 0 40 40" className={styles['mark']} aria-hidden="true">
        <rect className={styles['ground']} width="40" height="40" rx="11" />
        <circle className={styles['head']} cx="20" cy="13.5" r="5.5" />
        <path className={styles['counter']} d="M8 25.5h24" />
        <path className={styles['front']} d="M11 30.8h18" />
      </svg>
      {withName ? <span className={styles['name']}>Balie</span> : null}
    </span>
  );
}
