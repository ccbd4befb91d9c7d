import { Link } from '@tanstack/react-router';
import { List, Map as MapIcon } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import styles from './fleet.module.css';

const views = [
  { to: '/kiosks', words: 'fleet-map:view.list', Icon: List },
  { to: '/kiosks/map', words: 'fleet-map:view.map', Icon: MapIcon },
] as const;

/** The kiosks as a list or on the map; each has an address of its own. */
export function ViewSwitch() {
  const { t } = useTranslation('fleet-map');
  return (
    <nav className={styles['views']} aria-label={t('view.label')}>
      {views.map(({ to, words, Icon }) => (
        <Link key={to} to={to} activeOptions={{ exact: true, includeSearch: false }}>
          <Icon aria-hidden="true" /> {t(words)}
        </Link>
      ))}
    </nav>
  );
}
