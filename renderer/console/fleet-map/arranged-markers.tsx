import { type KeyboardEvent, type PointerEvent, type RefObject, useRef } from 'react';
import type { MappedKiosk } from '../../../shared/contract/fleet-map-routes.ts';
import type { PlanPoint } from '../../../shared/domain/fleet/floor-plan.ts';
import { kioskStateOf } from '../../../shared/domain/fleet/kiosk-state.ts';
import styles from './fleet-map.module.css';
import { placeStyle } from './kiosk-markers.tsx';
import { KioskShape, KioskWords } from './kiosk-words.tsx';
import { type Size, labelSides, movedBy, movedByKey } from './map-geometry.ts';
import { stateLooks } from './state-mark.tsx';

interface Placed {
  readonly kiosk: MappedKiosk;
  readonly point: PlanPoint;
}

/** Where a finger or mouse took hold of a marker, in pixels of the window, and where that stood then. */
interface Hold {
  readonly pointerId: number;
  readonly clientX: number;
  readonly clientY: number;
  readonly from: PlanPoint;
}

/** The kiosks of a floor while they are put in their places. */
export function ArrangedMarkers({
  placed,
  size,
  surface,
  hint,
  onMove,
  onMoved,
}: {
  readonly placed: readonly Placed[];
  readonly size: Size;
  readonly surface: RefObject<HTMLElement | null>;
  /** The id of the words that say how. */
  readonly hint: string;
  readonly onMove: (kiosk: MappedKiosk, point: PlanPoint) => void;
  /** A move came to its end. */
  readonly onMoved: (kiosk: MappedKiosk, point: PlanPoint) => void;
}) {
  const hold = useRef<Hold | null>(null);
  const sides = labelSides(
    placed.map(({ point }) => point),
    size,
  );

  const labelOf = ({ kioskId }: MappedKiosk) => `${hint}-${kioskId}`;
  const take = (event: PointerEvent<HTMLElement>, from: PlanPoint) => {
    if (!event.isPrimary || event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    const { pointerId, clientX, clientY } = event;
    hold.current = { pointerId, clientX, clientY, from };
  };
  const drag = ({ pointerId, clientX, clientY }: PointerEvent, kiosk: MappedKiosk) => {
    const held = hold.current;
    const plan = surface.current?.getBoundingClientRect();
    if (held?.pointerId !== pointerId || plan === undefined) return;
    onMove(kiosk, movedBy(held.from, clientX - held.clientX, clientY - held.clientY, plan));
  };
  const drop = ({ kiosk, point }: Placed) => {
    if (hold.current === null) return;
    hold.current = null;
    onMoved(kiosk, point);
  };
  const step = (event: KeyboardEvent, { kiosk, point }: Placed) => {
    const moved = movedByKey(point, event.key, event.shiftKey);
    if (moved === null) return;
    // Arrow keys would scroll the page.
    event.preventDefault();
    onMove(kiosk, moved);
    onMoved(kiosk, moved);
  };

  return (
    <div className={styles['markers']}>
      {placed.map((one, at) => (
        <div key={one.kiosk.kioskId} className={styles['spot']} style={placeStyle(one.point)}>
          <div
            className={styles['marker']}
            data-tone={stateLooks[kioskStateOf(one.kiosk)].tone}
            data-side={sides[at]}
          >
            <button
              type="button"
              className={styles['grip']}
              data-tone={stateLooks[kioskStateOf(one.kiosk)].tone}
              aria-labelledby={labelOf(one.kiosk)}
              aria-describedby={hint}
              onPointerDown={(event) => take(event, one.point)}
              onPointerMove={(event) => drag(event, one.kiosk)}
              onPointerUp={() => drop(one)}
              onPointerCancel={() => drop(one)}
              onKeyDown={(event) => step(event, one)}
            >
              <KioskShape kiosk={one.kiosk} />
            </button>
            <KioskWords kiosk={one.kiosk} id={labelOf(one.kiosk)} />
          </div>
        </div>
      ))}
    </div>
  );
}
