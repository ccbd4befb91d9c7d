import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { recordedTypeSchema } from '../../../shared/domain/asset.ts';
import { type LoanPool, loanPoolFactsSchema } from '../../../shared/domain/loan.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useParts } from '../app/console-parts.ts';
import { useAct } from '../app/use-act.ts';
import styles from '../handover/handover.module.css';
import { loansKey } from '../handover/use-handover.ts';
import { SubmitButton } from '../parts/submit-button.tsx';
import { Tick } from '../service-level/tick.tsx';

/** What a pool lends, to whom, and for how long. */
export function PoolForm({
  pool,
  onClose,
}: {
  /** Null for a new one. */
  readonly pool: LoanPool | null;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('loans');
  const { desk } = useParts();
  const act = useAct([loansKey]);
  const [name, setName] = useState(pool?.name ?? '');
  const [types, setTypes] = useState<readonly string[]>(pool?.assetTypes ?? ['laptop']);
  const [models, setModels] = useState((pool?.models ?? []).join(', '));
  const [roles, setRoles] = useState((pool?.roles ?? []).join(', '));
  const [longest, setLongest] = useState(String(pool?.longestDays ?? 5));
  const [needsLead, setNeedsLead] = useState(pool?.needsLead ?? false);
  const [most, setMost] = useState(String(pool?.extensions.most ?? 1));
  const [days, setDays] = useState(String(pool?.extensions.days ?? 5));
  const [closed, setClosed] = useState(pool?.closed ?? false);
  const facts = loanPoolFactsSchema.safeParse({
    name,
    assetTypes: types,
    models: listed(models),
    roles: listed(roles),
    longestDays: Number(longest),
    needsLead,
    extensions: { most: Number(most), days: Number(days) },
    closed,
  });
  const send = async () => {
    if (!facts.success) return;
    const body = { ...facts.data };
    const saved = await act.run(
      pool === null
        ? desk.call('loan.create-pool', { body })
        : desk.call('loan.change-pool', { params: { poolId: pool.poolId }, body }),
      t('pool.saved', { name }),
    );
    if (saved !== null) onClose();
  };
  return (
    <form
      className={styles['fields']}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <TextField autoFocus label={t('pool.name')} value={name} maxLength={60} onChange={setName} />
      <fieldset className={styles['ticks']}>
        <legend>{t('pool.types')}</legend>
        {recordedTypeSchema.options.map((type) => (
          <Tick
            key={type}
            chosen={types.includes(type)}
            onChange={(chosen) =>
              setTypes(chosen ? [...types, type] : types.filter((each) => each !== type))
            }
          >
            {t(`type.${type}`)}
          </Tick>
        ))}
      </fieldset>
      <TextField
        label={t('pool.models')}
        hint={t('pool.list-hint')}
        value={models}
        maxLength={400}
        onChange={setModels}
      />
      <TextField
        label={t('pool.roles')}
        hint={t('pool.list-hint')}
        value={roles}
        maxLength={400}
        onChange={setRoles}
      />
      <TextField label={t('pool.longest')} type="number" value={longest} onChange={setLongest} />
      <TextField label={t('pool.extend-most')} type="number" value={most} onChange={setMost} />
      <TextField label={t('pool.extend-days')} type="number" value={days} onChange={setDays} />
      <Tick chosen={needsLead} onChange={setNeedsLead}>
        {t('pool.needs-lead')}
      </Tick>
      <Tick chosen={closed} onChange={setClosed}>
        {t('pool.close')}
      </Tick>
      <div className={styles['row']}>
        <SubmitButton disabled={!facts.success || act.busy}>{t('pool.save')}</SubmitButton>
        <Button kind="quiet" onPress={onClose}>
          {t('pool.cancel')}
        </Button>
      </div>
    </form>
  );
}

/** What stands between commas. */
function listed(text: string): string[] {
  return text
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== '');
}
