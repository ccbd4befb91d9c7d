import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Save } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StaffGroup } from '../../../shared/domain/escalation.ts';
import { TextField } from '../../ui/text-field.tsx';
import { useParts } from '../app/console-parts.ts';
import { faultOf, valueOf } from '../app/desk-query.ts';
import { faultWords } from '../app/fault-words.ts';
import { SubmitButton } from '../parts/submit-button.tsx';
import styles from './escalation.module.css';
import { groupsKey, useColleaguesAtWork } from './targets-query.ts';

/** A new group, or another name and other members for one. */
export function GroupForm({
  group,
  onDone,
}: {
  readonly group: StaffGroup | null;
  readonly onDone: () => void;
}) {
  const { t } = useTranslation('escalation');
  const { t: common } = useTranslation('console');
  const { desk, notice } = useParts();
  const client = useQueryClient();
  const [name, setName] = useState(group?.name ?? '');
  const [members, setMembers] = useState<readonly string[]>(
    group?.members.map(({ accountId }) => accountId) ?? [],
  );
  const accounts = useColleaguesAtWork();
  const keep = useMutation({
    mutationFn: () =>
      valueOf(
        desk.call('group.keep', {
          body: { groupId: group?.groupId ?? null, name, members: [...members] },
        }),
      ),
    onSuccess: (kept) => {
      notice.set({ tone: 'good', words: t('targets.kept', { name: kept.name }) });
      setName('');
      setMembers([]);
      onDone();
      return client.invalidateQueries({ queryKey: groupsKey });
    },
  });
  const fault = faultOf(keep.error);
  return (
    <form
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault();
        keep.mutate();
      }}
    >
      <h3>
        {group === null ? t('targets.new-group') : t('targets.change-group', { name: group.name })}
      </h3>
      <TextField
        label={t('targets.name')}
        value={name}
        onChange={setName}
        maxLength={120}
        error={fault === null ? undefined : faultWords(common, fault)}
      />
      <fieldset className={styles['members']}>
        <legend>{t('targets.members')}</legend>
        {accounts.map((account) => (
          <label key={account.accountId}>
            <input
              type="checkbox"
              checked={members.includes(account.accountId)}
              onChange={(event) =>
                setMembers(
                  event.target.checked
                    ? [...members, account.accountId]
                    : members.filter((each) => each !== account.accountId),
                )
              }
            />
            {account.name}
          </label>
        ))}
      </fieldset>
      <SubmitButton
        icon={<Save />}
        disabled={name.trim() === '' || members.length === 0 || keep.isPending}
      >
        {t('targets.keep')}
      </SubmitButton>
    </form>
  );
}
