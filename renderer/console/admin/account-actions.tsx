import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Account } from '../../../shared/contract/desk-contract.ts';
import { roleSchema } from '../../../shared/contract/session-routes.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { useParts } from '../app/console-parts.ts';
import { useAct } from '../app/use-act.ts';
import { Choice } from '../parts/choice.tsx';
import { accountsKey } from './accounts-key.ts';

/** What an admin may do to one account; what shuts somebody out is asked once more. */
export function AccountActions({
  account,
  onReset,
}: {
  readonly account: Account;
  readonly onReset: (userName: string, password: string) => void;
}) {
  const { t } = useTranslation('accounts-care');
  const { desk } = useParts();
  const act = useAct([accountsKey]);
  const [asked, setAsked] = useState<'block' | 'reset' | null>(null);
  const { accountId, name, role, blocked = false } = account;
  const params = { accountId };
  const setBlocked = (to: boolean) =>
    act.run(desk.call('account.block', { params, body: { blocked: to } }), t('done'));
  const confirm = async () => {
    setAsked(null);
    if (asked === 'block') await setBlocked(true);
    if (asked !== 'reset') return;
    const reset = await act.run(desk.call('account.reset-password', { params }), t('done'));
    if (reset !== null) onReset(reset.userName, reset.oneTimePassword);
  };
  return (
    <>
      <Choice
        label={t('role-of', { name })}
        value={role}
        options={roleSchema.options.map((value) => ({ value, words: t(`console:role.${value}`) }))}
        onChange={(chosen) =>
          void act.run(
            desk.call('account.change-role', { params, body: { role: chosen } }),
            t('done'),
          )
        }
      />
      <Button label={t('reset-of', { name })} disabled={act.busy} onPress={() => setAsked('reset')}>
        {t('reset')}
      </Button>
      {blocked ? (
        <Button
          label={t('unblock-of', { name })}
          disabled={act.busy}
          onPress={() => void setBlocked(false)}
        >
          {t('unblock')}
        </Button>
      ) : (
        <Button
          kind="danger"
          label={t('block-of', { name })}
          disabled={act.busy}
          onPress={() => setAsked('block')}
        >
          {t('block')}
        </Button>
      )}
      {asked === null ? null : (
        <Dialog urgent title={t(`sure.${asked}`, { name })} onClose={() => setAsked(null)}>
          <p>{t('signed-out')}</p>
          <Button kind="primary" onPress={() => void confirm()}>
            {t('yes')}
          </Button>
          <Button onPress={() => setAsked(null)}>{t('no')}</Button>
        </Dialog>
      )}
    </>
  );
}
