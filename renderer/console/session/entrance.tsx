import type { ReactNode } from 'react';
import { BrandMark } from '../../ui/brand-mark.tsx';
import styles from './entrance.module.css';

/** The frame of everything that comes before the console: sign in, new password, counter. */
export function Entrance({
  title,
  lead,
  children,
}: {
  readonly title: string;
  readonly lead?: string | undefined;
  readonly children: ReactNode;
}) {
  return (
    <main className={styles['page']}>
      <div className={styles['brand']}>
        <BrandMark />
      </div>
      <section className={styles['card']} aria-labelledby="entrance-title">
        <h1 id="entrance-title">{title}</h1>
        {lead === undefined ? null : <p className={styles['lead']}>{lead}</p>}
        {children}
      </section>
    </main>
  );
}
