import { useEffect, useRef, type ReactNode } from 'react';
import styles from './page.module.css';

/**
 * One question on one screen. The heading takes the focus when the screen comes, so that a screen
 * reader says where one is and the next Tab is the first answer.
 */
export function Page({
  title,
  said,
  lead,
  over,
  children,
  picture,
  crowded = false,
}: {
  readonly title: string;
  /** What stands large below the title and belongs to it, for who hears the title. */
  readonly said?: string;
  readonly lead?: ReactNode;
  /** A few words above the title. */
  readonly over?: ReactNode;
  readonly picture?: ReactNode;
  /** There is much to tell: the picture makes room. */
  readonly crowded?: boolean;
  readonly children?: ReactNode;
}) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
    heading.current?.closest('main')?.scrollTo(0, 0);
  }, [title]);
  return (
    <div className={`${styles['page']} ${crowded ? styles['crowded'] : ''}`}>
      <div className={styles['head']}>
        {picture === undefined ? null : <div className={styles['picture']}>{picture}</div>}
        <div className={styles['words']}>
          {over === undefined ? null : <p className={styles['over']}>{over}</p>}
          <h1 ref={heading} tabIndex={-1} className={styles['title']}>
            {title}
            {said === undefined ? null : <span className="visually-hidden"> {said}</span>}
          </h1>
          {lead === undefined ? null : <div className={styles['lead']}>{lead}</div>}
        </div>
      </div>
      <div className={styles['body']}>{children}</div>
    </div>
  );
}
