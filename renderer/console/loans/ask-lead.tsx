import { useQuery } from '@tanstack/react-query';
import { Stamp } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { v7 } from 'uuid';
import { type Holder, holderKey } from '../../../shared/domain/holder.ts';
import { covers } from '../../../shared/domain/loan-request.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useParts } from '../app/console-parts.ts';
import { valueOf } from '../app/desk-query.ts';
import { useAct } from '../app/use-act.ts';
import { watched } from '../app/watched.ts';
import styles from '../handover/handover.module.css';
import { loansKey } from '../handover/use-handover.ts';

/** A pool needs a lead and none stands here: what he said, or the way to ask him. */
export function AskLead({
  poolId,
  holder,
  dueOn,
  ticketId,
}: {
  readonly poolId: string;
  readonly holder: Holder;
  readonly dueOn: string;
  readonly ticketId: string | null;
}) {
  const { t } = useTranslation('loans');
  const { desk } = useParts();
  const act = useAct([loansKey]);
  const [words, setWords] = useState('');
  // Sent again after a lost answer, it is the same request.
  const [requestId] = useState(() => v7());
  const { data } = useQuery({
    queryKey: [...loansKey, 'requests', 'newest'],
    queryFn: () => valueOf(desk.call('loan-request.list', { query: { limit: 100 } })),
    ...watched,
  });
  const own = data?.requests.find(
    (request) =>
      request.poolId === poolId &&
      request.state !== 'used' &&
      holderKey(request.holder) === holderKey(holder),
  );
  if (own !== undefined && (own.state === 'waiting' || covers(own, dueOn))) {
    return (
      <p role="status" className={own.state === 'approved' ? styles['good'] : styles['warning']}>
        {t(`request.state.${own.state}`, { by: own.decided?.by ?? '', words: '' })}
      </p>
    );
  }
  return (
    <div className={styles['fields']}>
      <p className={styles['warning']}>{t('request.needed')}</p>
      {own?.state === 'refused' ? (
        <p role="status">
          {t('request.state.refused', {
            by: own.decided?.by ?? '',
            words: own.decided?.words ?? '',
          })}
        </p>
      ) : null}
      <TextField label={t('request.why')} value={words} maxLength={500} onChange={setWords} />
      <div>
        <Button
          icon={<Stamp />}
          disabled={act.busy || words.trim() === '' || holder.name.trim() === ''}
          onPress={() =>
            void act.run(
              desk.call('loan-request.ask', {
                body: { requestId, poolId, holder, dueOn, words, ticketId },
              }),
              t('request.sent'),
            )
          }
        >
          {t('request.ask')}
        </Button>
      </div>
    </div>
  );
}
