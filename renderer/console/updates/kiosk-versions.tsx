import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { KioskVersion } from '../../../shared/contract/update-routes.ts';
import { formatDateTime } from '../../i18n/format.ts';
import { useParts, useStore } from '../app/console-parts.ts';
import bench from '../bench/bench.module.css';
import { packWords, reportWords } from './report-words.ts';

/** Which version each kiosk runs, and what it said last of one. */
export function KioskVersions({ kiosks }: { readonly kiosks: readonly KioskVersion[] }) {
  const { t } = useTranslation('updates');
  const { locale } = useStore(useParts().settings);
  if (kiosks.length === 0) return <p>{t('kiosk.none')}</p>;
  return (
    <table className={bench['table']} aria-label={t('kiosk.title')}>
      <thead>
        <tr>
          <th scope="col">{t('kiosk.name')}</th>
          <th scope="col">{t('kiosk.runs')}</th>
          <th scope="col">{t('pack.name')}</th>
          <th scope="col">{t('kiosk.said')}</th>
          <th scope="col">{t('kiosk.at')}</th>
        </tr>
      </thead>
      <tbody>
        {kiosks.map(({ kioskId, name, version, report, pack }) => (
          <tr key={kioskId}>
            <th scope="row">
              <Link to="/kiosks/$kioskId" params={{ kioskId }}>
                {name}
              </Link>
            </th>
            <td>{version ?? t('kiosk.unknown')}</td>
            <td>{pack === null ? '' : packWords(t, pack)}</td>
            <td>{report === null ? '' : reportWords(t, report)}</td>
            <td>{report === null ? '' : formatDateTime(new Date(report.at), locale)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
