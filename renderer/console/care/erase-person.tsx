import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ErasurePlan } from '../../../shared/contract/retention-routes.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useParts } from '../app/console-parts.ts';
import { useAct } from '../app/use-act.ts';
import styles from '../bench/bench.module.css';
import { SubmitButton } from '../parts/submit-button.tsx';

/** Finds somebody by his number, shows what goes and what stays, and erases him for a reason. */
export function ErasePerson() {
  const { t } = useTranslation('retention');
  const { desk } = useParts();
  const act = useAct([]);
  const [staffNumber, setStaffNumber] = useState('');
  const [plan, setPlan] = useState<ErasurePlan | null>(null);
  return (
    <>
      <form
        className={styles['form']}
        onSubmit={(event) => {
          event.preventDefault();
          const query = { staffNumber };
          void act
            .run(desk.call('retention.find-person', { query }), t('person.found'))
            .then(setPlan);
        }}
      >
        <TextField
          label={t('person.number')}
          value={staffNumber}
          onChange={setStaffNumber}
          maxLength={60}
        />
        <SubmitButton disabled={staffNumber.trim() === '' || act.busy}>
          {t('person.look')}
        </SubmitButton>
      </form>
      {plan === null ? null : <Plan key={plan.personId} plan={plan} onDone={() => setPlan(null)} />}
    </>
  );
}

function Plan({ plan, onDone }: { readonly plan: ErasurePlan; readonly onDone: () => void }) {
  const { t } = useTranslation('retention');
  const { desk } = useParts();
  const act = useAct([]);
  const [reason, setReason] = useState('');
  const { personId, name, goes, openTickets, registerLines } = plan;
  const erase = async () => {
    const erased = await act.run(
      desk.call('retention.erase-person', { params: { personId }, body: { reason } }),
      t('person.erased'),
    );
    if (erased !== null) onDone();
  };
  return (
    <section className={styles['device']} aria-labelledby="erase-person">
      <h3 id="erase-person">{t('person.plan', { name })}</h3>
      <ul>
        <li>{t('person.goes', { ...goes })}</li>
        <li>{t('person.stays', { count: registerLines })}</li>
        <li>{t('person.backups')}</li>
      </ul>
      {openTickets > 0 ? (
        <p role="alert">{t('person.open', { count: openTickets })}</p>
      ) : (
        <>
          <TextField
            label={t('person.reason')}
            hint={t('person.reason-hint')}
            value={reason}
            onChange={setReason}
            maxLength={300}
          />
          <div className={styles['actions']}>
            <Button
              kind="danger"
              disabled={reason.trim().length < 3 || act.busy}
              onPress={() => void erase()}
            >
              {t('person.erase')}
            </Button>
            <Button kind="quiet" onPress={onDone}>
              {t('person.leave')}
            </Button>
          </div>
        </>
      )}
    </section>
  );
}
