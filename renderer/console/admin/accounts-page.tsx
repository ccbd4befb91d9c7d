import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { KeyRound, UserPlus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { roleSchema, type Role } from '../../../shared/contract/session-routes.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useParts } from '../app/console-parts.ts';
import { faultOf, valueOf } from '../app/desk-query.ts';
import { emptied } from '../app/emptied.ts';
import { faultWords } from '../app/fault-words.ts';
import { useShown } from '../app/use-asked-for.ts';
import { RadioSet } from '../parts/radio-set.tsx';
import { SubmitButton } from '../parts/submit-button.tsx';
import { useSession } from '../session/session.ts';
import { AccountActions } from './account-actions.tsx';
import { accountsKey } from './accounts-key.ts';
import styles from './accounts-page.module.css';

/** Who may work here. A new account's one-time password is shown once and is nowhere else. */
export function AccountsPage() {
  const { t } = useTranslation('console');
  const { desk } = useParts();
  const { role } = useSession();
  const [created, setCreated] = useState<{ userName: string; password: string } | null>(null);
  const accounts = useQuery({
    queryKey: accountsKey,
    queryFn: () => valueOf(desk.call('account.list', {})),
  });

  useShown(accounts.isSuccess && !accounts.isFetching, (asked) => `account-${asked}`);
  const onReset = (userName: string, password: string) => setCreated({ userName, password });
  if (role !== 'admin') return <main className={styles['page']}>{t('fault.auth-forbidden')}</main>;
  return (
    <main className={styles['page']}>
      <section className={styles['part']} aria-labelledby="accounts-title">
        <h1 id="accounts-title">{t('accounts.title')}</h1>
        <table className={styles['table']}>
          <thead>
            <tr>
              <th scope="col">{t('accounts.name')}</th>
              <th scope="col">{t('accounts.user-name')}</th>
              <th scope="col">{t('accounts.role')}</th>
              <th scope="col">{t('accounts-care:change')}</th>
            </tr>
          </thead>
          <tbody>
            {(accounts.data?.accounts ?? []).map((account) => (
              <tr key={account.accountId} id={`account-${account.accountId}`} tabIndex={-1}>
                <th scope="row">{account.name}</th>
                <td>{account.userName}</td>
                <td>
                  {t(`role.${account.role}`)}
                  {account.blocked === true ? ` · ${t('accounts-care:blocked')}` : ''}
                </td>
                <td>
                  <div className={styles['actions']}>
                    <AccountActions account={account} onReset={onReset} />
                  </div>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <NewAccount onCreated={onReset} />
      {created === null ? null : (
        <Dialog urgent title={t('accounts.one-time')} onClose={() => setCreated(null)}>
          <p>{t('accounts.once')}</p>
          <dl className={styles['secret']}>
            <dt>{t('accounts.user-name')}</dt>
            <dd>{created.userName}</dd>
            <dt>
              <KeyRound aria-hidden="true" /> {t('accounts.one-time')}
            </dt>
            <dd>{created.password}</dd>
          </dl>
          <Button kind="primary" onPress={() => setCreated(null)}>
            {t('accounts.written-down')}
          </Button>
        </Dialog>
      )}
    </main>
  );
}

function NewAccount({
  onCreated,
}: {
  readonly onCreated: (userName: string, password: string) => void;
}) {
  const { t } = useTranslation('console');
  const { desk } = useParts();
  const client = useQueryClient();
  const [name, setName] = useState('');
  const [userName, setUserName] = useState('');
  const [role, setRole] = useState<Role>('technician');
  const create = useMutation({
    mutationFn: (body: { readonly name: string; readonly userName: string; readonly role: Role }) =>
      valueOf(desk.call('account.create', { body })),
    onSuccess: (reply, sent) => {
      setName(emptied(sent.name, ''));
      setUserName(emptied(sent.userName, ''));
      onCreated(reply.account.userName, reply.oneTimePassword);
      return client.invalidateQueries({ queryKey: accountsKey });
    },
  });
  const fault = faultOf(create.error);
  return (
    <section className={styles['part']} aria-labelledby="new-account-title">
      <h2 id="new-account-title">{t('accounts.new')}</h2>
      <form
        className={styles['form']}
        onSubmit={(event) => {
          event.preventDefault();
          create.mutate({ name, userName, role });
        }}
      >
        <TextField label={t('accounts.name')} value={name} onChange={setName} maxLength={120} />
        <TextField
          label={t('accounts.user-name')}
          hint={t('accounts.user-name-hint')}
          value={userName}
          onChange={setUserName}
          maxLength={60}
          error={fault === null ? undefined : faultWords(t, fault)}
        />
        <RadioSet
          label={t('accounts.role')}
          value={role}
          options={roleSchema.options.map((value) => ({ value, words: t(`role.${value}`) }))}
          onChange={setRole}
        />
        <SubmitButton
          icon={<UserPlus />}
          disabled={name.trim() === '' || userName.trim() === '' || create.isPending}
        >
          {t('accounts.create')}
        </SubmitButton>
      </form>
    </section>
  );
}
