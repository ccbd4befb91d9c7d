import { Link } from '@tanstack/react-router';
import type { MappedKiosk } from '../../../shared/contract/fleet-map-routes.ts';
import { kioskStateOf } from '../../../shared/domain/fleet/kiosk-state.ts';
import styles from './fleet-map.module.css';
import { KioskShape, KioskWords } from './kiosk-words.tsx';
import { stateLooks } from './state-mark.tsx';

/** Kiosks that stand on no plan, side by side. */
export function KioskTiles({
  label,
  kiosks,
}: {
  readonly label: string;
  readonly kiosks: readonly MappedKiosk[];
}) {
  return (
    <ul className={styles['tiles']} aria-label={label}>
      {kiosks.map((kiosk) => (
        <li key={kiosk.kioskId}>
          <Link
            className={styles['tile']}
            data-tone={stateLooks[kioskStateOf(kiosk)].tone}
            to="/kiosks/$kioskId"
            params={{ kioskId: kiosk.kioskId }}
          >
            <KioskShape kiosk={kiosk} />
            <KioskWords kiosk={kiosk} />
          </Link>
        </li>
      ))}
    </ul>
  );
}
