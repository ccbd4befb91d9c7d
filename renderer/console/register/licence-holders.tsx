import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Licence } from '../../../shared/domain/licence.ts';
import { formatMoment, formatShortDay } from '../../i18n/format.ts';
import { Button } from '../../ui/button.tsx';
import { useParts, useStore } from '../app/console-parts.ts';
import { valueOf } from '../app/desk-query.ts';
import { useAct } from '../app/use-act.ts';
import { ReasonDialog } from './reason-dialog.tsx';
import { licencesKey } from './register-keys.ts';
import { useRegister } from './use-register.ts';
import styles from './register.module.css';

/** What is asked a reason for. */
interface Taking {
  readonly kind: 'release' | 'leave';
  readonly id: string;
  readonly holder: string;
}

/** Who holds a product, who held it, and who waits for it. */
export function LicenceHolders({
  licence,
  onClose,
}: {
  readonly licence: Licence;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('registers');
  const { desk, settings } = useParts();
  const { locale } = useStore(settings);
  const { productId } = licence;
  const id = useId();
  const [taking, setTaking] = useState<Taking | null>(null);
  const act = useAct([licencesKey, ['ticket']]);
  const product = useQuery({
    queryKey: [...licencesKey, 'one', productId],
    queryFn: () => valueOf(desk.call('licence.get', { params: { productId } })),
  });
  const { query, rows } = useRegister([...licencesKey, 'seats', productId], async (before) => {
    const reply = await desk.call('licence.seats', { params: { productId }, query: { before } });
    return reply.ok
      ? { ok: true, value: { rows: reply.value.seats, next: reply.value.next } }
      : reply;
  });
  const take = async (reason: string) => {
    if (taking === null) return;
    const taken = await act.run(
      taking.kind === 'release'
        ? desk.call('licence.release', { params: { seatId: taking.id }, body: { reason } })
        : desk.call('licence.leave-wait', { params: { waitId: taking.id }, body: { reason } }),
      t('saved'),
    );
    if (taken !== null) setTaking(null);
  };
  const waits = product.data?.waits ?? [];
  return (
    <section className={styles['part']} aria-labelledby={id}>
      <div className={styles['head']}>
        <h2 id={id}>{t('licences.holders-of', { name: licence.name })}</h2>
        <Button kind="quiet" onPress={onClose}>
          {t('close')}
        </Button>
      </div>
      {query.isSuccess && rows.length === 0 ? (
        <p className={styles['none']}>{t('licences.no-holders')}</p>
      ) : null}
      <ul className={styles['list']}>
        {rows.map((seat) => (
          <li key={seat.seatId}>
            <span>
              {t(seat.releasedAt === null ? 'licences.holds' : 'licences.held', {
                holder: seat.holder.name,
                by: seat.assignedBy,
                from: formatMoment(new Date(seat.fromAt), locale),
                until: seat.untilOn === null ? t('none') : formatShortDay(seat.untilOn, locale),
                reason: seat.releaseReason ?? t('licences.ended'),
              })}
            </span>
            {seat.releasedAt === null ? (
              <Button
                label={t('licences.release-of', { holder: seat.holder.name })}
                onPress={() =>
                  setTaking({ kind: 'release', id: seat.seatId, holder: seat.holder.name })
                }
              >
                {t('licences.release')}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      {query.hasNextPage ? (
        <Button disabled={query.isFetching} onPress={() => void query.fetchNextPage()}>
          {t('more')}
        </Button>
      ) : null}
      <h3>{t('licences.wait-list')}</h3>
      {waits.length === 0 ? <p className={styles['none']}>{t('licences.nobody-waits')}</p> : null}
      <ol className={styles['list']}>
        {waits.map((wait) => (
          <li key={wait.waitId}>
            <span>
              {wait.offeredUntil === null
                ? wait.lapsedAt === undefined
                  ? t('licences.waits', { holder: wait.holder.name, place: wait.place })
                  : t('licences.waits-again', {
                      holder: wait.holder.name,
                      place: wait.place,
                      since: formatMoment(new Date(wait.lapsedAt), locale),
                    })
                : t('licences.kept', {
                    holder: wait.holder.name,
                    until: formatMoment(new Date(wait.offeredUntil), locale),
                  })}
            </span>
            <Button
              label={t('licences.leave-of', { holder: wait.holder.name })}
              onPress={() =>
                setTaking({ kind: 'leave', id: wait.waitId, holder: wait.holder.name })
              }
            >
              {t('licences.leave')}
            </Button>
          </li>
        ))}
      </ol>
      {taking === null ? null : (
        <ReasonDialog
          title={t(`licences.${taking.kind}-of`, { holder: taking.holder })}
          submit={t(`licences.${taking.kind}`)}
          busy={act.busy}
          onSend={(reason) => void take(reason)}
          onClose={() => setTaking(null)}
        />
      )}
    </section>
  );
}
