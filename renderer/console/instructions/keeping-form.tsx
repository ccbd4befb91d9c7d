import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParts } from '../app/console-parts.ts';
import { valueOf } from '../app/desk-query.ts';
import { useAct } from '../app/use-act.ts';
import { canTakeTickets } from '../escalation/targets-query.ts';
import { Choice } from '../parts/choice.tsx';
import { DateField } from '../parts/date-field.tsx';
import { SubmitButton } from '../parts/submit-button.tsx';
import type { InstructionSaver, Saving } from './instruction-saver.ts';
import styles from './instructions.module.css';
import { instructionsKey } from './use-instruction.ts';

const nobody = 'nobody';

/** Who looks after it, and until which day it holds. */
export function KeepingForm({
  saving: { instruction },
  saver,
}: {
  readonly saving: Saving;
  readonly saver: InstructionSaver;
}) {
  const { t } = useTranslation('instructions');
  const { desk } = useParts();
  const [owner, setOwner] = useState<string>(instruction.owner?.accountId ?? nobody);
  const [reviewBy, setReviewBy] = useState(instruction.reviewBy);
  const { run, busy } = useAct([[...instructionsKey, 'list']]);
  const accounts = useQuery({
    queryKey: ['accounts'],
    queryFn: () => valueOf(desk.call('account.list', {})),
  });
  const isChanged =
    owner !== (instruction.owner?.accountId ?? nobody) || reviewBy !== instruction.reviewBy;
  const keep = async () => {
    const saved = await saver.flush();
    if (saved === null) return;
    const kept = await run(
      desk.call('instruction.keep', {
        params: { instructionId: saved.instructionId },
        body: { revision: saved.revision, ownerId: owner, reviewBy },
      }),
      t('keeping.done'),
    );
    if (kept !== null) saver.adopt(kept);
  };
  return (
    <form
      className={styles['part']}
      aria-labelledby="instruction-keeping"
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy && owner !== nobody) void keep();
      }}
    >
      <h2 id="instruction-keeping">{t('keeping.title')}</h2>
      <Choice
        label={t('keeping.owner')}
        value={owner}
        options={[
          ...(owner === nobody ? [{ value: nobody, words: t('no-owner') }] : []),
          ...(accounts.data?.accounts ?? [])
            .filter((account) => canTakeTickets(account) || account.accountId === owner)
            .map(({ accountId, name }) => ({ value: accountId, words: name })),
        ]}
        onChange={setOwner}
      />
      <DateField label={t('keeping.review-by')} value={reviewBy} onChange={setReviewBy} />
      <p className={styles['soft']}>{t('keeping.hint')}</p>
      <SubmitButton disabled={busy || !isChanged || owner === nobody || reviewBy === ''}>
        {t('keeping.save')}
      </SubmitButton>
    </form>
  );
}
