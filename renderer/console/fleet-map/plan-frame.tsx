import { type ReactNode, type Ref, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FloorPlan } from '../../../shared/domain/fleet/floor-plan.ts';
import styles from './fleet-map.module.css';
import type { Size } from './map-geometry.ts';
import { type BoxSize, useBoxSize } from '../parts/use-box-size.ts';

/** The picture of a floor, and over it what is drawn by its size in rem. */
export function PlanFrame({
  plan,
  siteName,
  children,
  surface,
}: {
  readonly plan: FloorPlan;
  readonly siteName: string;
  readonly children: (size: Size) => ReactNode;
  /** The box in which shares of the plan are measured. */
  readonly surface?: Ref<HTMLDivElement>;
}) {
  const { t } = useTranslation('fleet-map');
  const box = useRef<HTMLDivElement>(null);
  const size = inRem(useBoxSize(box));
  /** The picture that did not come; another one of this floor may. */
  const [missing, setMissing] = useState<string | null>(null);
  return (
    <div className={styles['frame']}>
      <div className={styles['picture']} ref={box}>
        {missing === plan.photoHash ? (
          <p role="alert" className={styles['missing']}>
            {t('no-picture')}
          </p>
        ) : (
          <img
            src={`/v1/attachments/${plan.photoHash}`}
            alt={t('alt', { site: siteName, plan: plan.name })}
            draggable={false}
            onError={() => setMissing(plan.photoHash)}
          />
        )}
        <div className={styles['surface']} ref={surface}>
          {children(size)}
        </div>
      </div>
    </div>
  );
}

/** Nothing has a size before it was measured. */
function inRem(size: BoxSize | null): Size {
  if (size === null) return { width: 0, height: 0 };
  return { width: size.width / size.rem, height: size.height / size.rem };
}
