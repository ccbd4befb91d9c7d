import { MapPin } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { siteIdOf } from '../../../shared/domain/site.ts';
import type { Ticket } from '../../../shared/domain/ticket.ts';
import { counterWords } from '../parts/ticket-words.ts';
import styles from '../related/related.module.css';
import { useSession } from '../session/session.ts';
import { useSitesToName } from './use-sites.ts';

/** Where the visitor is when that is not here, and to which counter he was sent. */
export function SiteLine({ ticket: { item } }: { readonly ticket: Ticket }) {
  const { t } = useTranslation('sites');
  const session = useSession();
  const sites = useSitesToName();
  const site = sites.find(({ siteId }) => siteId === siteIdOf(item));
  const isElsewhere = site !== undefined && site.siteId !== siteIdOf(session);
  const sentTo = item.status === 'waiting' ? item.counter : null;
  if (!isElsewhere && sentTo === null) return null;
  return (
    <p className={styles['line']}>
      <MapPin aria-hidden="true" />
      <span>
        {isElsewhere ? t('elsewhere', { site: site.name }) : null}{' '}
        {sentTo === null ? null : t('sent-line', { counter: counterWords(t, sentTo) })}
      </span>
    </p>
  );
}
