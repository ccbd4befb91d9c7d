import type { ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import styles from './submit-button.module.css';

/** Sends the form around it: the way forward of every form, by press, Enter or Ctrl+Enter. */
export function SubmitButton({
  children,
  icon,
  keys,
  disabled = false,
  danger = false,
}: {
  readonly children: ReactNode;
  readonly icon?: ReactNode;
  readonly keys?: ReactNode;
  readonly disabled?: boolean;
  readonly danger?: boolean;
}) {
  return (
    <AriaButton
      type="submit"
      isDisabled={disabled}
      className={`${styles['submit']} ${danger ? styles['danger'] : ''}`}
    >
      {icon === undefined ? null : <span aria-hidden="true">{icon}</span>}
      {children}
      {keys}
    </AriaButton>
  );
}
