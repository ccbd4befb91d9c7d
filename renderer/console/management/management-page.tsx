import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { useSession } from '../session/session.ts';
import { ExpiredPart } from './expired-part.tsx';
import { ImprovementsPart } from './improvements-part.tsx';
import styles from './management.module.css';
import { QualityPart } from './quality-part.tsx';
import { RosterPart } from './roster-part.tsx';
import { SuppliersPart } from './suppliers-part.tsx';

const paramsSchema = z.object({ part: z.string() });

const parts = [
  { name: 'roster', Part: RosterPart, leadsOnly: false },
  { name: 'quality', Part: QualityPart, leadsOnly: true },
  { name: 'improvements', Part: ImprovementsPart, leadsOnly: false },
  { name: 'suppliers', Part: SuppliersPart, leadsOnly: false },
  { name: 'expired', Part: ExpiredPart, leadsOnly: false },
] as const;

/** Running the service desk: who is there, how well it goes, what should be better, what has run out. */
export function ManagementPage() {
  const { t } = useTranslation('management');
  const { role } = useSession();
  const { part } = paramsSchema.parse(useParams({ strict: false }));
  const seen = parts.filter(({ leadsOnly }) => !leadsOnly || role !== 'technician');
  const open = seen.find(({ name }) => name === part) ?? seen[0];
  return (
    <main className={styles['page']}>
      <h1>{t('management:page')}</h1>
      <nav aria-label={t('management:parts')}>
        <ul className={styles['parts']}>
          {seen.map(({ name }) => (
            <li key={name}>
              <Link
                to="/management/$part"
                params={{ part: name }}
                search
                aria-current={name === open?.name ? 'page' : undefined}
              >
                {t(`management:${name}.title`)}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      {open === undefined ? null : <open.Part />}
    </main>
  );
}
