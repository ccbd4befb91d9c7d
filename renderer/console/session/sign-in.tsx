import { LogIn } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { TextField } from '../../ui/text-field.tsx';
import { useParts } from '../app/console-parts.ts';
import { faultOf, valueOf } from '../app/desk-query.ts';
import { faultWords } from '../app/fault-words.ts';
import { SubmitButton } from '../parts/submit-button.tsx';
import { Entrance } from './entrance.tsx';
import styles from './entrance.module.css';
import { useLookForSession, useSessionChange } from './session.ts';

export function SignIn() {
  const { t } = useTranslation('console');
  const { desk, notice } = useParts();
  const [userName, setUserName] = useState('');
  const [password, setPassword] = useState('');
  const signIn = useSessionChange((body: { userName: string; password: string }) =>
    valueOf(desk.call('session.create', { body })),
  );
  const fault = faultOf(signIn.error);
  useSignedInElsewhere();

  return (
    <Entrance title={t('sign-in.title')} lead={t('sign-in.lead')}>
      <form
        className={styles['form']}
        onSubmit={(event) => {
          event.preventDefault();
          signIn.mutate(
            { userName, password },
            { onSuccess: () => notice.set(null), onError: () => setPassword('') },
          );
        }}
      >
        <TextField
          label={t('sign-in.user-name')}
          value={userName}
          onChange={setUserName}
          autoComplete="username"
          autoFocus
          maxLength={60}
        />
        <TextField
          label={t('sign-in.password')}
          value={password}
          onChange={setPassword}
          type="password"
          autoComplete="current-password"
          maxLength={200}
        />
        {fault === null ? null : (
          <p className={styles['trouble']} role="alert">
            {faultWords(t, fault)}
          </p>
        )}
        <SubmitButton
          icon={<LogIn />}
          disabled={userName.trim() === '' || password === '' || signIn.isPending}
        >
          {t('sign-in.submit')}
        </SubmitButton>
      </form>
    </Entrance>
  );
}

/** Whoever signs in again in one tab is signed in in the others too, as soon as he looks at them. */
function useSignedInElsewhere(): void {
  const lookForSession = useLookForSession();
  useEffect(() => {
    const look = () => {
      if (document.visibilityState === 'visible') void lookForSession();
    };
    document.addEventListener('visibilitychange', look);
    window.addEventListener('focus', look);
    return () => {
      document.removeEventListener('visibilitychange', look);
      window.removeEventListener('focus', look);
    };
  }, [lookForSession]);
}
