import { useRef, type ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import styles from './submit-button.module.css';
import { useSendKey } from './use-send-key.ts';

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
  const button = useRef<HTMLButtonElement>(null);
  useSendKey(button);
  return (
    <AriaButton
      ref={button}
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
