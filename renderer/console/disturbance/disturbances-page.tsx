import { useQuery } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Disturbance } from '../../../shared/domain/disturbance.ts';
import type { Locale } from '../../../shared/domain/locale.ts';
import { formatMoment } from '../../i18n/format.ts';
import { Button } from '../../ui/button.tsx';
import { useParts, useStore } from '../app/console-parts.ts';
import { faultOf, valueOf } from '../app/desk-query.ts';
import { emptied } from '../app/emptied.ts';
import { faultWords } from '../app/fault-words.ts';
import { useAskedFor } from '../app/use-asked-for.ts';
import { watched } from '../app/watched.ts';
import styles from '../problem/problems-page.module.css';
import { DisturbanceForm } from './disturbance-form.tsx';
import { DisturbanceTickets } from './disturbance-tickets.tsx';

/** What is broken for many: what is shown, what was proposed, and who has it too. */
export function DisturbancesPage() {
  const { t } = useTranslation('disturbances');
  const { desk, settings } = useParts();
  const { locale } = useStore(settings);
  // As it was when it was opened: the list holds the latest hundred only.
  const [open, setOpen] = useState<Disturbance | null>(null);
  const list = useQuery({
    queryKey: ['disturbances'],
    queryFn: () => valueOf(desk.call('disturbance.list', {})),
    ...watched,
  });
  const fault = faultOf(list.error);
  const disturbances = list.data?.disturbances ?? [];
  const isOpen = ({ disturbanceId }: Disturbance) => disturbanceId === open?.disturbanceId;
  const newest = disturbances.find(isOpen) ?? open;
  useAskedFor(list.isSuccess && !list.isFetching, (asked) => {
    const found = disturbances.find(({ disturbanceId }) => disturbanceId === asked);
    if (found !== undefined) setOpen(found);
  });
  const showSaved = async (savedId: string) => {
    const { data } = await list.refetch();
    const saved = data?.disturbances.find(({ disturbanceId }) => disturbanceId === savedId);
    setOpen(emptied(open, saved ?? null));
  };
  return (
    <main className={styles['page']}>
      <section className={styles['part']} aria-labelledby="disturbances-title">
        <h1 id="disturbances-title">{t('disturbances:title')}</h1>
        {fault === null ? null : <p role="alert">{faultWords(t, fault)}</p>}
        {list.isSuccess && disturbances.length === 0 ? <p>{t('disturbances:none')}</p> : null}
        <ul className={styles['list']}>
          {disturbances.map((one) => (
            <li key={one.disturbanceId}>
              <Button wide pressed={isOpen(one)} onPress={() => setOpen(one)}>
                {one.title[locale]}
              </Button>
              <p>
                {t(`disturbances:state.${one.state}`)} ·{' '}
                {t('disturbances:affected', { count: one.affected })}
                {one.state === 'over' ? null : ` · ${untilWords(t, one.untilAt, locale)}`}
              </p>
            </li>
          ))}
        </ul>
        <Button onPress={() => setOpen(null)}>{t('disturbances:new')}</Button>
      </section>
      <div className={styles['whole']}>
        <DisturbanceForm
          key={newest?.disturbanceId ?? 'new'}
          disturbance={newest}
          onDone={(savedId) => void showSaved(savedId)}
        />
        {newest === null ? null : <DisturbanceTickets disturbanceId={newest.disturbanceId} />}
      </div>
    </main>
  );
}

/** How long a disturbance is shown, as long as nobody says that it is over. */
function untilWords(t: TFunction<'disturbances'>, untilAt: string | null, locale: Locale): string {
  return untilAt === null
    ? t('disturbances:open-end')
    : t('disturbances:until', { moment: formatMoment(new Date(untilAt), locale) });
}
