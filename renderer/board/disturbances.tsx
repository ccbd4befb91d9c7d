import { Megaphone } from 'lucide-react';
import type { ShownDisturbance } from '../../shared/domain/disturbance.ts';
import styles from './disturbances.module.css';

/** What is broken for many and known, in both languages: nobody needs to queue to report it. */
export function Disturbances({ shown }: { readonly shown: readonly ShownDisturbance[] }) {
  if (shown.length === 0) return null;
  return (
    <ul className={styles['list']} aria-live="polite">
      {shown.map(({ disturbanceId, title, text }) => (
        <li key={disturbanceId}>
          <Megaphone aria-hidden="true" />
          <span lang="nl">
            <strong>{title.nl}</strong> {text.nl}
          </span>
          <span lang="en">
            <strong>{title.en}</strong> {text.en}
          </span>
        </li>
      ))}
    </ul>
  );
}
