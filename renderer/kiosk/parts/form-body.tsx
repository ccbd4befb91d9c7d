import type { ReactNode } from 'react';
import styles from './form-body.module.css';

/** Fields with their button, and the keyboard below them. Enter in a line is the button. */
export function FormBody({
  children,
  keyboard,
  onSubmit,
}: {
  readonly children: ReactNode;
  readonly keyboard: ReactNode;
  readonly onSubmit: () => void;
}) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Enter, where no submit button exists
    <form
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || !(event.target instanceof HTMLInputElement)) return;
        event.preventDefault();
        onSubmit();
      }}
    >
      <div className={styles['fields']}>{children}</div>
      {keyboard}
    </form>
  );
}
