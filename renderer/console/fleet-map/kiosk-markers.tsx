import { Link } from '@tanstack/react-router';
import type { CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import type { MappedKiosk } from '../../../shared/contract/fleet-map-routes.ts';
import { type PlanPoint, planSide } from '../../../shared/domain/fleet/floor-plan.ts';
import { kioskStateOf } from '../../../shared/domain/fleet/kiosk-state.ts';
import styles from './fleet-map.module.css';
import { KioskShape, KioskWords } from './kiosk-words.tsx';
import { type Size, labelSides } from './map-geometry.ts';
import { stateLooks, statesByUrgency } from './state-mark.tsx';

/** Where a marker stands over its plan, for fleet-map.module.css. */
export function placeStyle({ x, y }: PlanPoint): CSSProperties {
  return { left: `${(x / planSide) * 100}%`, top: `${(y / planSide) * 100}%` };
}

/** The kiosks of a floor, each a way to its page. What is urgent keeps its words where there is little room. */
export function KioskMarkers({
  planName,
  kiosks,
  size,
}: {
  readonly planName: string;
  readonly kiosks: readonly MappedKiosk[];
  readonly size: Size;
}) {
  const { t } = useTranslation('fleet-map');
  const placed = kiosks
    .flatMap((kiosk) =>
      kiosk.place === null ? [] : [{ kiosk, point: kiosk.place, state: kioskStateOf(kiosk) }],
    )
    .toSorted(
      (one, two) => statesByUrgency.indexOf(one.state) - statesByUrgency.indexOf(two.state),
    );
  const sides = labelSides(
    placed.map(({ point }) => point),
    size,
  );
  return (
    <ul className={styles['markers']} aria-label={t('on-plan', { plan: planName })}>
      {placed.map(({ kiosk, point, state }, at) => (
        <li key={kiosk.kioskId} style={placeStyle(point)}>
          <Link
            className={styles['marker']}
            data-tone={stateLooks[state].tone}
            data-side={sides[at]}
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
