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
  busy = null,
}: {
  readonly children: ReactNode;
  readonly icon?: ReactNode;
  readonly keys?: ReactNode;
  readonly disabled?: boolean;
  readonly danger?: boolean;
  /** What it says while it is on its way: it keeps the focus then, and cannot be pressed. */
  readonly busy?: string | null;
}) {
  const button = useRef<HTMLButtonElement>(null);
  useSendKey(button);
  return (
    <>
      <AriaButton
        ref={button}
        // As in `Button`: the pending state of react-aria-components would announce a name that is gone.
        type={busy === null ? 'submit' : 'button'}
        isDisabled={disabled}
        {...(busy === null ? {} : { 'aria-disabled': true })}
        className={`${styles['submit']} ${danger ? styles['danger'] : ''}`}
      >
        {icon === undefined ? null : <span aria-hidden="true">{icon}</span>}
        {busy ?? children}
        {busy === null ? keys : null}
      </AriaButton>
      <span role="status" className="visually-hidden">
        {busy}
      </span>
    </>
  );
}
