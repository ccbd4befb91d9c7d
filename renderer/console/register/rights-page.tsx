import { Pencil, Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Grant, type RightTemplate } from '../../../shared/domain/right.ts';
import { Button } from '../../ui/button.tsx';
import { useParts } from '../app/console-parts.ts';
import { putAway } from '../app/put-away.ts';
import { useAct } from '../app/use-act.ts';
import { useAskedFor } from '../app/use-asked-for.ts';
import { RadioSet } from '../parts/radio-set.tsx';
import { useSession } from '../session/session.ts';
import { ReasonDialog } from './reason-dialog.tsx';
import { rightsKey } from './register-keys.ts';
import { RegisterPart } from './register-part.tsx';
import { TemplateForm } from './template-form.tsx';
import styles from './register.module.css';

const states = ['active', 'ending', 'over', 'all'] as const;

/** The rights that people hold, and what can be granted. Leads decide what there is. */
export function RightsPage() {
  const { t } = useTranslation('registers');
  return (
    <main className={styles['page']}>
      <h1>{t('rights.title')}</h1>
      <Grants />
      <Templates />
    </main>
  );
}

function Grants() {
  const { t } = useTranslation('registers');
  const { desk } = useParts();
  const [words, setWords] = useState('');
  const [state, setState] = useState<(typeof states)[number]>('active');
  const [revoking, setRevoking] = useState<Grant | null>(null);
  useAskedFor(true, (asked) => {
    setWords(asked);
    setState('all');
  });
  const act = useAct([rightsKey, ['ticket']]);
  const revoke = async (grantId: string, reason: string) => {
    const revoked = await act.run(
      desk.call('right.revoke', { params: { grantId }, body: { reason } }),
      t('saved'),
    );
    if (revoked !== null) setRevoking(null);
  };
  return (
    <>
      <RegisterPart
        title={t('rights.grants')}
        queryKey={[...rightsKey, 'grants', state, words]}
        readPage={async (before) => {
          const reply = await desk.call('right.grants', { query: { q: words, before, state } });
          return reply.ok
            ? { ok: true, value: { rows: reply.value.grants, next: reply.value.next } }
            : reply;
        }}
        columns={[
          t('rights.holder'),
          t('rights.staff-number'),
          t('rights.system'),
          t('rights.role'),
          t('rights.from'),
          t('rights.until'),
          t('rights.granted-by'),
          t('rights.approved-by'),
          t('rights.ticket'),
          t('rights.revoked'),
        ]}
        cells={(grant, dayWords) => [
          grant.holder.name,
          grant.holder.staffNumber ?? '',
          grant.system,
          grant.role,
          dayWords(grant.fromAt.slice(0, 10)),
          grant.untilOn === null ? '' : dayWords(grant.untilOn),
          grant.grantedBy,
          grant.approvedBy ?? '',
          grant.ticket === null ? '' : grant.ticket.visitCode,
          grant.revokedAt === null
            ? ''
            : `${dayWords(grant.revokedAt.slice(0, 10))}, ${grant.revokedBy ?? ''}: ${grant.revokeReason ?? ''}`,
        ]}
        rowKey={({ grantId }) => grantId}
        action={(grant) =>
          grant.revokedAt === null ? (
            <Button
              label={t('rights.revoke-of', { holder: grant.holder.name, role: grant.role })}
              onPress={() => setRevoking(grant)}
            >
              {t('rights.revoke')}
            </Button>
          ) : null
        }
        words={words}
        onWords={setWords}
        filter={
          <RadioSet
            label={t('rights.show')}
            value={state}
            options={states.map((value) => ({ value, words: t(`rights.state.${value}`) }))}
            onChange={setState}
          />
        }
        fileName={t('rights.file')}
      />
      {revoking === null ? null : (
        <ReasonDialog
          title={t('rights.revoke-of', { holder: revoking.holder.name, role: revoking.role })}
          submit={t('rights.revoke')}
          busy={act.busy}
          onSend={(reason) => void revoke(revoking.grantId, reason)}
          onClose={() => setRevoking(null)}
        />
      )}
    </>
  );
}

function Templates() {
  const { t } = useTranslation('registers');
  const { desk } = useParts();
  const { role } = useSession();
  const [words, setWords] = useState('');
  const [opened, setOpened] = useState<RightTemplate | 'new' | null>(null);
  useAskedFor(true, setWords, 'right');
  const mayChange = role !== 'technician';
  return (
    <>
      {mayChange ? (
        <div className={styles['actions']}>
          <Button kind="primary" icon={<Plus />} onPress={() => setOpened('new')}>
            {t('rights.new')}
          </Button>
        </div>
      ) : null}
      {opened === null ? null : (
        <TemplateForm
          key={opened === 'new' ? opened : opened.templateId}
          template={opened === 'new' ? null : opened}
          onClose={() => setOpened(putAway(opened))}
        />
      )}
      <RegisterPart
        title={t('rights.templates')}
        queryKey={[...rightsKey, 'templates', words]}
        readPage={async (before) => {
          const reply = await desk.call('right.templates', { query: { q: words, before } });
          return reply.ok
            ? { ok: true, value: { rows: reply.value.templates, next: reply.value.next } }
            : reply;
        }}
        columns={[
          t('rights.system'),
          t('rights.role'),
          t('rights.rights'),
          t('rights.days'),
          t('rights.level'),
          t('rights.four-eyes'),
          t('rights.active'),
        ]}
        cells={(template) => [
          template.system,
          template.role,
          template.rights,
          template.defaultDays === null ? t('none') : String(template.defaultDays),
          t(`rights.level-name.${template.approverLevel}`),
          t(template.fourEyes ? 'yes' : 'no'),
          t(template.active ? 'yes' : 'no'),
        ]}
        rowKey={({ templateId }) => templateId}
        {...(mayChange
          ? {
              action: (template: RightTemplate) => (
                <Button
                  icon={<Pencil />}
                  label={t('change-one', { name: `${template.system}: ${template.role}` })}
                  onPress={() => setOpened(template)}
                >
                  {t('change')}
                </Button>
              ),
            }
          : {})}
        words={words}
        onWords={setWords}
        fileName={t('rights.templates-file')}
      />
    </>
  );
}
