import type { ReactNode } from 'react';
import styles from './drawing.module.css';

/**
 * The frame of every drawing: 120 × 120, one weight of line, always standing on the counter.
 * It is decoration: the words beside it say the same.
 */
export function Drawing({ children }: { readonly children: ReactNode }) {
  return (
    <svg viewBox="0 0 120 120" className={styles['drawing']} aria-hidden="true" focusable="false">
      {children}
      <path className={styles['counter']} d="M10 110h100" />
    </svg>
  );
}
