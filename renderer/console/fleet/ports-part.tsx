import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { plugsOf } from '../../../shared/domain/fleet/port-health.ts';
import { formatCalendarDay } from '../../i18n/format.ts';
import { useParts, useStore } from '../app/console-parts.ts';
import { faultOf, valueOf } from '../app/desk-query.ts';
import { faultWords } from '../app/fault-words.ts';
import bench from '../bench/bench.module.css';
import { fleetKey } from './use-fleet.ts';

/** What was plugged in at each port in the last week, and a sentence of each that is to be looked at. */
export function PortsPart({ kioskId }: { readonly kioskId: string }) {
  const { t } = useTranslation('fleet');
  const { desk, settings } = useParts();
  const { locale } = useStore(settings);
  const known = useQuery({
    queryKey: [...fleetKey, kioskId, 'ports'],
    queryFn: () => valueOf(desk.call('fleet.ports', { params: { kioskId } })),
  });
  const fault = faultOf(known.error);
  if (fault !== null) return <p role="alert">{faultWords(t, fault)}</p>;
  if (known.data === undefined) return <p role="status">{t('loading')}</p>;
  const { ports } = known.data;
  if (ports.length === 0) return <p>{t('ports.none')}</p>;
  return (
    <>
      {ports
        .filter(({ suspect }) => suspect)
        .map(({ port, days }) => {
          const { data, noData } = plugsOf(days);
          const first = days.find((day) => day.noData > 0)?.day ?? days[0]?.day ?? '';
          return (
            <p key={port} className={bench['late']}>
              {t('ports.suspect', {
                port,
                without: noData,
                all: data + noData,
                since: formatCalendarDay(first, locale),
              })}
            </p>
          );
        })}
      <table className={bench['table']}>
        <caption className="visually-hidden">{t('ports.title')}</caption>
        <thead>
          <tr>
            {(['port', 'plugs', 'read', 'without', 'last'] as const).map((column) => (
              <th key={column} scope="col">
                {t(`ports.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {ports.map(({ port, days }) => {
            const { data, noData } = plugsOf(days);
            const last = days.findLast((day) => day.lastTrouble !== null)?.lastTrouble ?? null;
            return (
              <tr key={port}>
                <th scope="row">{port}</th>
                <td>{data + noData}</td>
                <td>{days.reduce((sum, day) => sum + day.read, 0)}</td>
                <td>{noData}</td>
                <td>{last === null ? '–' : t(`ports.trouble.${last}`)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </>
  );
}
