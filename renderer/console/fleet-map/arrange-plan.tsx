import { Save } from 'lucide-react';
import { useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Fault } from '../../../shared/base/fault.ts';
import { type Result, ok } from '../../../shared/base/result.ts';
import type { MappedKiosk } from '../../../shared/contract/fleet-map-routes.ts';
import {
  type FloorPlan,
  type PlanPoint,
  planSide,
} from '../../../shared/domain/fleet/floor-plan.ts';
import { formatNumber } from '../../../shared/domain/measure.ts';
import { Button } from '../../ui/button.tsx';
import { useParts, useStore } from '../app/console-parts.ts';
import { useAct } from '../app/use-act.ts';
import bench from '../bench/bench.module.css';
import { ArrangedMarkers } from './arranged-markers.tsx';
import styles from './fleet-map.module.css';
import { type Moves, unsent } from './moves.ts';
import { PlaceFields } from './place-fields.tsx';
import { PlanFrame } from './plan-frame.tsx';
import { fleetMapKey } from './use-fleet-map.ts';

const middle: PlanPoint = { x: planSide / 2, y: planSide / 2 };

/** Puts kiosks on a floor by dragging, by arrow keys or by typing; kept when the admin says so. */
export function ArrangePlan({
  plan,
  siteName,
  kiosks,
  onDone,
}: {
  readonly plan: FloorPlan;
  readonly siteName: string;
  /** All of its site. */
  readonly kiosks: readonly MappedKiosk[];
  readonly onDone: () => void;
}) {
  const { t } = useTranslation('fleet-map');
  const { desk, settings } = useParts();
  const { locale } = useStore(settings);
  const act = useAct([fleetMapKey]);
  const hint = useId();
  const surface = useRef<HTMLDivElement>(null);
  const [moves, setMoves] = useState<Moves>(new Map());
  /** The same, for an answer that comes after more was moved. */
  const latest = useRef(moves);
  const [said, setSaid] = useState('');

  const pointOf = ({ kioskId, place }: MappedKiosk): PlanPoint | null => {
    const moved = moves.get(kioskId);
    if (moved !== undefined) return moved;
    return place?.planId === plan.planId ? place : null;
  };
  const placed = kiosks.flatMap((kiosk) => {
    const point = pointOf(kiosk);
    return point === null ? [] : [{ kiosk, point }];
  });
  const others = kiosks.filter((kiosk) => pointOf(kiosk) === null);
  const change = (all: Moves) => {
    latest.current = all;
    setMoves(all);
  };
  const move = (kioskId: string, point: PlanPoint | null) =>
    change(new Map([...latest.current, [kioskId, point]]));
  const tell = ({ name }: MappedKiosk, { x, y }: PlanPoint) => {
    const percent = (share: number) => formatNumber(share / 10, locale);
    setSaid(t('stands', { name, x: percent(x), y: percent(y) }));
  };

  /** One after the other; kept again, those that were kept before stay as they are. */
  const keepAll = async (): Promise<Result<true, Fault>> => {
    for (const [kioskId, point] of moves) {
      const place = point === null ? null : { planId: plan.planId, x: point.x, y: point.y };
      const kept = await desk.call('fleet-map.place', { params: { kioskId }, body: { place } });
      if (!kept.ok) return kept;
    }
    return ok(true);
  };
  const save = async () => {
    if ((await act.run(keepAll(), t('saved'))) === null) return;
    const left = unsent(latest.current, moves);
    change(left);
    if (left.size === 0) onDone();
  };

  return (
    <>
      <p id={hint}>{t('arrange-hint')}</p>
      <PlanFrame plan={plan} siteName={siteName} surface={surface}>
        {(size) => (
          <ArrangedMarkers
            placed={placed}
            size={size}
            surface={surface}
            hint={hint}
            onMove={(kiosk, point) => move(kiosk.kioskId, point)}
            onMoved={tell}
          />
        )}
      </PlanFrame>
      <p role="status" className="visually-hidden">
        {said}
      </p>
      <div className={bench['actions']}>
        <Button
          kind="primary"
          icon={<Save />}
          disabled={moves.size === 0 || act.busy}
          onPress={() => void save()}
        >
          {t('save')}
        </Button>
        <Button disabled={act.busy} onPress={onDone}>
          {t(moves.size === 0 ? 'done' : 'cancel')}
        </Button>
        {moves.size === 0 ? null : <span>{t('unsaved', { count: moves.size })}</span>}
      </div>
      {others.length === 0 ? null : (
        <div className={styles['others']} role="group" aria-label={t('not-here')}>
          <h4>{t('not-here')}</h4>
          <div className={bench['actions']}>
            {others.map((kiosk) => (
              <Button key={kiosk.kioskId} onPress={() => move(kiosk.kioskId, middle)}>
                {t('put-on', { name: kiosk.name })}
              </Button>
            ))}
          </div>
        </div>
      )}
      <ul className={styles['fields']} aria-label={t('places')}>
        {placed.map(({ kiosk, point }) => (
          <li key={kiosk.kioskId}>
            <PlaceFields
              name={kiosk.name}
              point={point}
              onChange={(changed) => move(kiosk.kioskId, changed)}
            />
          </li>
        ))}
      </ul>
    </>
  );
}
