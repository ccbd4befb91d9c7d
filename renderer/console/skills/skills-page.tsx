import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Account } from '../../../shared/contract/desk-contract.ts';
import { skillSchema } from '../../../shared/domain/readout.ts';
import type { Skill } from '../../../shared/domain/skill.ts';
import { Button } from '../../ui/button.tsx';
import { useParts } from '../app/console-parts.ts';
import { faultOf, valueOf } from '../app/desk-query.ts';
import { faultWords } from '../app/fault-words.ts';
import { canTakeTickets } from '../escalation/targets-query.ts';
import { useSession } from '../session/session.ts';
import styles from './skills-page.module.css';

const skillsKey = ['skills'];

/** What each colleague knows most about; `next` prefers visitors who need that. */
export function SkillsPage() {
  const { t } = useTranslation('console');
  const { desk } = useParts();
  const { role } = useSession();
  const accounts = useQuery({
    queryKey: ['accounts'],
    queryFn: () => valueOf(desk.call('account.list', {})),
  });
  const skills = useQuery({
    queryKey: skillsKey,
    queryFn: () => valueOf(desk.call('skill.list', {})),
  });
  const fault = faultOf(accounts.error ?? skills.error);

  if (role === 'technician') {
    return <main className={styles['page']}>{t('fault.auth-forbidden')}</main>;
  }
  return (
    <main className={styles['page']}>
      <section className={styles['part']} aria-labelledby="skills-title">
        <h1 id="skills-title">{t('skills:title')}</h1>
        <p>{t('skills:rule')}</p>
        {fault !== null ? (
          <p role="alert">{faultWords(t, fault)}</p>
        ) : accounts.data === undefined || skills.data === undefined ? (
          <p role="status">{t('skills:loading')}</p>
        ) : (
          <ul className={styles['people']}>
            {accounts.data.accounts.filter(canTakeTickets).map((account) => (
              <Person
                key={account.accountId}
                account={account}
                skills={
                  skills.data.accounts.find((each) => each.accountId === account.accountId)
                    ?.skills ?? []
                }
              />
            ))}
          </ul>
        )}
      </section>
    </main>
  );
}

function Person({
  account,
  skills,
}: {
  readonly account: Account;
  readonly skills: readonly Skill[];
}) {
  const { t } = useTranslation('console');
  const { desk, notice } = useParts();
  const client = useQueryClient();
  const save = useMutation({
    mutationFn: (next: readonly Skill[]) =>
      valueOf(
        desk.call('skill.set', {
          params: { accountId: account.accountId },
          body: { skills: [...next] },
        }),
      ),
    onError: (error) => {
      const fault = faultOf(error);
      if (fault === null) throw error;
      notice.set({ tone: 'trouble', words: faultWords(t, fault) });
    },
    onSettled: () => client.invalidateQueries({ queryKey: skillsKey }),
  });
  return (
    <li>
      <h2 id={account.accountId}>{account.name}</h2>
      <div className={styles['skills']} role="group" aria-labelledby={account.accountId}>
        {skillSchema.options.map((skill) => {
          const has = skills.includes(skill);
          return (
            <Button
              key={skill}
              pressed={has}
              disabled={save.isPending}
              onPress={() =>
                save.mutate(has ? skills.filter((each) => each !== skill) : [...skills, skill])
              }
            >
              {t(`skill.${skill}`)}
            </Button>
          );
        })}
      </div>
      {skills.length === 0 ? <p className={styles['all']}>{t('skills:helps-everybody')}</p> : null}
    </li>
  );
}
