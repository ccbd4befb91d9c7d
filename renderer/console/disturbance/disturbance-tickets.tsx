import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useParts } from '../app/console-parts.ts';
import { faultOf, valueOf } from '../app/desk-query.ts';
import { faultWords } from '../app/fault-words.ts';
import { watched } from '../app/watched.ts';
import { OtherTickets } from '../related/other-tickets.tsx';

/** The tickets whose visitors said at the kiosk that they have this disturbance too. */
export function DisturbanceTickets({ disturbanceId }: { readonly disturbanceId: string }) {
  const { t } = useTranslation('disturbances');
  const { desk } = useParts();
  const { data, error } = useQuery({
    queryKey: ['disturbances', disturbanceId, 'tickets'],
    queryFn: () => valueOf(desk.call('disturbance.tickets', { params: { disturbanceId } })),
    ...watched,
  });
  const fault = faultOf(error);
  return (
    <section aria-labelledby="disturbance-tickets">
      <h2 id="disturbance-tickets">{t('disturbances:tickets.title')}</h2>
      {fault === null ? null : <p role="alert">{faultWords(t, fault)}</p>}
      {data === undefined && fault === null ? (
        <p role="status">{t('disturbances:tickets.loading')}</p>
      ) : null}
      {data?.tickets.length === 0 ? <p>{t('disturbances:tickets.none')}</p> : null}
      {data === undefined ? null : (
        <OtherTickets lines={data.tickets.map((ticket) => ({ ticket, why: null }))} />
      )}
    </section>
  );
}
