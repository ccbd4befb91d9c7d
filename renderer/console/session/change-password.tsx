import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { TextField } from '../../ui/text-field.tsx';
import { useParts } from '../app/console-parts.ts';
import { faultOf, valueOf } from '../app/desk-query.ts';
import { faultWords } from '../app/fault-words.ts';
import { SubmitButton } from '../parts/submit-button.tsx';
import { Entrance } from './entrance.tsx';
import styles from './entrance.module.css';
import { useSessionChange } from './session.ts';

const shortest = 12;

/** Forced after the one-time password; nothing else works before it. */
export function ChangePassword({ userName }: { readonly userName: string }) {
  const { t } = useTranslation('console');
  const { desk } = useParts();
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [again, setAgain] = useState('');
  const change = useSessionChange((body: { current: string; next: string }) =>
    valueOf(desk.call('session.change-password', { body })),
  );
  const fault = faultOf(change.error);
  const isWrong = fault?.code === 'auth/wrong-credentials';
  const tooShort = next !== '' && next.length < shortest;
  const different = again !== '' && again !== next;

  return (
    <Entrance title={t('password.title')} lead={t('password.lead')}>
      <form
        className={styles['form']}
        onSubmit={(event) => {
          event.preventDefault();
          change.mutate({ current, next });
        }}
      >
        {/* Without it a password manager keeps the new password under no name. */}
        <input type="text" autoComplete="username" value={userName} readOnly hidden />
        <TextField
          label={t('password.current')}
          value={current}
          onChange={setCurrent}
          type="password"
          autoComplete="current-password"
          autoFocus
          maxLength={200}
          error={isWrong ? t('password.wrong') : undefined}
        />
        <TextField
          label={t('password.next')}
          hint={t('password.hint', { count: shortest })}
          value={next}
          onChange={setNext}
          type="password"
          autoComplete="new-password"
          maxLength={200}
          error={tooShort ? t('password.too-short', { count: shortest }) : undefined}
        />
        <TextField
          label={t('password.again')}
          value={again}
          onChange={setAgain}
          type="password"
          autoComplete="new-password"
          maxLength={200}
          error={different ? t('password.different') : undefined}
        />
        {fault === null || isWrong ? null : (
          <p className={styles['trouble']} role="alert">
            {faultWords(t, fault)}
          </p>
        )}
        <SubmitButton
          disabled={current === '' || next.length < shortest || again !== next || change.isPending}
        >
          {t('password.submit')}
        </SubmitButton>
      </form>
    </Entrance>
  );
}
