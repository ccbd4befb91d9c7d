import { useId, type ReactNode } from 'react';
import styles from './section.module.css';

/** A titled part of a card that scrolls by itself when it holds more than fits. */
export function Section({
  title,
  icon,
  aside,
  children,
}: {
  readonly title: string;
  readonly icon?: ReactNode;
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}) {
  const id = useId();
  return (
    <section className={styles['section']} aria-labelledby={id}>
      <div className={styles['head']}>
        {icon === undefined ? null : <span aria-hidden="true">{icon}</span>}
        <h2 id={id}>{title}</h2>
        {aside}
      </div>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls must be reachable by key (axe: scrollable-region-focusable) */}
      <div className={styles['body']} tabIndex={0} role="group" aria-labelledby={id}>
        {children}
      </div>
    </section>
  );
}
