import styles from './key-cap.module.css';

/** A key as it stands on the keyboard. Beside a control it is decoration; the list of keys says it. */
export function KeyCap({ keys }: { readonly keys: string }) {
  return (
    <kbd className={styles['cap']} aria-hidden="true">
      {keys}
    </kbd>
  );
}
