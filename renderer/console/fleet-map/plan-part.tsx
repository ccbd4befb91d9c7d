import { Move } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MappedKiosk } from '../../../shared/contract/fleet-map-routes.ts';
import type { FloorPlan } from '../../../shared/domain/fleet/floor-plan.ts';
import { kioskStateOf } from '../../../shared/domain/fleet/kiosk-state.ts';
import { Button } from '../../ui/button.tsx';
import bench from '../bench/bench.module.css';
import { ArrangePlan } from './arrange-plan.tsx';
import styles from './fleet-map.module.css';
import { KioskMarkers } from './kiosk-markers.tsx';
import { PlanFrame } from './plan-frame.tsx';
import { ChangePlan, RemovePlan } from './plan-form.tsx';
import { StateCount, statesByUrgency } from './state-mark.tsx';

/** One floor: how many kiosks are how, its picture with them on it, and for admins the ways to change it. */
export function PlanPart({
  plan,
  siteName,
  kiosks,
  mayArrange,
}: {
  readonly plan: FloorPlan;
  readonly siteName: string;
  /** All of its site. */
  readonly kiosks: readonly MappedKiosk[];
  readonly mayArrange: boolean;
}) {
  const { t } = useTranslation('fleet-map');
  const [arranging, setArranging] = useState(false);
  const here = kiosks.filter(({ place }) => place?.planId === plan.planId);
  if (arranging) {
    return (
      <section className={styles['plan']} aria-label={plan.name}>
        <h3>{plan.name}</h3>
        <ArrangePlan
          plan={plan}
          siteName={siteName}
          kiosks={kiosks}
          onDone={() => setArranging(false)}
        />
      </section>
    );
  }
  return (
    <section className={styles['plan']} aria-label={plan.name}>
      <h3>{plan.name}</h3>
      <p className={styles['counts']}>
        {here.length === 0 ? t('empty') : null}
        {statesByUrgency.map((state) => {
          const count = here.filter((kiosk) => kioskStateOf(kiosk) === state).length;
          return count === 0 ? null : <StateCount key={state} state={state} count={count} />;
        })}
      </p>
      <PlanFrame plan={plan} siteName={siteName}>
        {(size) => <KioskMarkers planName={plan.name} kiosks={here} size={size} />}
      </PlanFrame>
      {mayArrange ? (
        <div className={bench['actions']}>
          <Button icon={<Move />} onPress={() => setArranging(true)}>
            {t('arrange')}
          </Button>
          <ChangePlan plan={plan} />
          <RemovePlan plan={plan} />
        </div>
      ) : null}
    </section>
  );
}
