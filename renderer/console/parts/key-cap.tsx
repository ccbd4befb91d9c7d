import styles from './key-cap.module.css';

/** A key as it stands on the keyboard. Beside a control it is decoration; the list of keys says it. */
export function KeyCap({
  keys,
  shortcut,
}: {
  readonly keys: string;
  /** What it does, for whoever looks for its control. */
  readonly shortcut?: string;
}) {
  return (
    <kbd className={styles['cap']} aria-hidden="true" data-shortcut={shortcut}>
      {keys}
    </kbd>
  );
}
