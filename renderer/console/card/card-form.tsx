import { X } from 'lucide-react';
import { createContext, useContext, useId, useLayoutEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { ShortcutCap } from '../keyboard/shortcut-cap.tsx';
import { SubmitButton } from '../parts/submit-button.tsx';
import styles from './card-form.module.css';

/** Around a form that cannot be sent any more, since somebody else was first. */
export const FormIsOvertaken = createContext(false);

/**
 * The frame of a form beside the visitor's words and device, so that one reads while one writes.
 * Ctrl+Enter sends, Escape puts it away; what was typed stays in the drafts. While it is being sent its
 * fields do not have the focus: what a fast hand presses next is a key of the card, not a letter of the text.
 */
export function CardForm({
  title,
  hint,
  submit,
  children,
  ready = true,
  lacks = [],
  busy,
  danger = false,
  onSend,
  onClose,
}: {
  readonly title: string;
  readonly hint?: string | undefined;
  readonly submit: string;
  readonly children: ReactNode;
  /** False while it cannot be sent for a reason that its own words tell. */
  readonly ready?: boolean;
  /** Fields that must be filled in, by their labels, each with whether it is empty: the form says which are. */
  readonly lacks?: readonly (readonly [isEmpty: boolean, label: string])[];
  readonly busy: boolean;
  readonly danger?: boolean;
  readonly onSend: () => void;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('console');
  const lacking = lacks.flatMap(([isEmpty, label]) => (isEmpty ? [`“${label}”`] : []));
  const isOvertaken = useContext(FormIsOvertaken);
  const canSend = !isOvertaken && ready && lacking.length === 0 && !busy;
  const id = useId();
  const form = useRef<HTMLFormElement>(null);
  useLayoutEffect(() => {
    const fields = ['textarea, input, button[data-first]', `.${styles['fields']} button`];
    const first = fields
      .map((field) => form.current?.querySelector<HTMLElement>(field))
      .find((field) => field !== null);
    // What it asks may still be on its way; from the form itself Tab goes there.
    (first ?? form.current)?.focus();
    // Behind what was typed before, or is filled in: the browser would begin in front of it.
    if (first instanceof HTMLTextAreaElement) {
      first.setSelectionRange(first.value.length, first.value.length);
    }
  }, []);
  const sentFrom = useRef<HTMLElement | null>(null);
  const send = () => {
    if (!canSend) return;
    sentFrom.current = focused();
    form.current?.focus({ preventScroll: true });
    onSend();
  };
  useLayoutEffect(() => {
    if (busy) return;
    sentFrom.current?.focus();
    sentFrom.current = null;
  }, [busy]);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the keys of its own fields bubble here
    <form
      ref={form}
      tabIndex={-1}
      className={styles['form']}
      aria-labelledby={id}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onClose();
      }}
    >
      <div className={styles['head']}>
        <h2 id={id}>{title}</h2>
        <Button kind="quiet" icon={<X />} onPress={onClose}>
          {t('form.put-away')} <ShortcutCap id="back" />
        </Button>
      </div>
      <div className={styles['fields']}>
        {hint === undefined ? null : <p className={styles['hint']}>{hint}</p>}
        {children}
      </div>
      <div className={styles['foot']}>
        <SubmitButton disabled={!canSend} danger={danger} keys={<ShortcutCap id="send" />}>
          {submit}
        </SubmitButton>
        <p role="status" className={styles['hint']}>
          {isOvertaken || lacking.length === 0 ? '' : t('form.lacks', { what: lacking.join(', ') })}
        </p>
      </div>
    </form>
  );
}

function focused(): HTMLElement | null {
  return document.activeElement instanceof HTMLElement ? document.activeElement : null;
}
