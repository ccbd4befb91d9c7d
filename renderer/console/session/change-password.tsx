import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useParts } from '../app/console-parts.ts';
import { faultOf, valueOf } from '../app/desk-query.ts';
import { faultWords } from '../app/fault-words.ts';
import { SubmitButton } from '../parts/submit-button.tsx';
import { Entrance } from './entrance.tsx';
import styles from './entrance.module.css';
import { useSessionChange } from './session.ts';

const shortest = 12;

/**
 * A password of one's own. Without `onDone` it is forced after the one-time password, and nothing else
 * works before it; else it is one's own wish, which signs out everywhere else.
 */
export function ChangePassword({
  userName,
  onDone,
}: {
  readonly userName: string;
  readonly onDone?: () => void;
}) {
  const { t } = useTranslation('console');
  const { desk, notice } = useParts();
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [again, setAgain] = useState('');
  const change = useSessionChange((body: { current: string; next: string }) =>
    valueOf(desk.call('session.change-password', { body })),
  );
  const isForced = onDone === undefined;
  const fault = faultOf(change.error);
  const isWrong = fault?.code === 'auth/wrong-credentials';
  const tooShort = next !== '' && next.length < shortest;
  const different = again !== '' && again !== next;

  return (
    <Entrance
      title={t(isForced ? 'password.title' : 'password.title-other')}
      lead={t(isForced ? 'password.lead' : 'password.lead-other')}
    >
      <form
        className={styles['form']}
        onSubmit={(event) => {
          event.preventDefault();
          change.mutate(
            { current, next },
            {
              onSuccess: () => {
                if (isForced) return;
                notice.set({ tone: 'good', words: t('password.changed') });
                onDone();
              },
            },
          );
        }}
      >
        {/* Without it a password manager keeps the new password under no name. */}
        <input type="text" autoComplete="username" value={userName} readOnly hidden />
        <TextField
          label={t(isForced ? 'password.current' : 'password.current-own')}
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
        {isForced ? null : (
          <Button kind="quiet" disabled={change.isPending} onPress={onDone}>
            {t('password.cancel')}
          </Button>
        )}
      </form>
    </Entrance>
  );
}
