import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlanPoint } from '../../../shared/domain/fleet/floor-plan.ts';
import { formatNumber } from '../../../shared/domain/measure.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useParts, useStore } from '../app/console-parts.ts';
import styles from './fleet-map.module.css';
import { shareOf } from './map-geometry.ts';

/** Where one kiosk stands, in per cent, to be typed. */
export function PlaceFields({
  name,
  point,
  onChange,
}: {
  readonly name: string;
  readonly point: PlanPoint;
  /** Null takes it off the plan. */
  readonly onChange: (point: PlanPoint | null) => void;
}) {
  const { t } = useTranslation('fleet-map');
  return (
    <fieldset className={styles['place']}>
      <legend>{name}</legend>
      <PercentField
        label={t('from-left')}
        share={point.x}
        onChange={(x) => onChange({ x, y: point.y })}
      />
      <PercentField
        label={t('from-top')}
        share={point.y}
        onChange={(y) => onChange({ x: point.x, y })}
      />
      <Button kind="quiet" onPress={() => onChange(null)}>
        {t('take-off')}
      </Button>
    </fieldset>
  );
}

function PercentField({
  label,
  share,
  onChange,
}: {
  readonly label: string;
  /** In thousandths. */
  readonly share: number;
  readonly onChange: (share: number) => void;
}) {
  const { t } = useTranslation('fleet-map');
  const { locale } = useStore(useParts().settings);
  const [typed, setTyped] = useState<string | null>(null);
  const isWrong = typed !== null && shareOf(typed) === null;
  return (
    // What is no percentage is left behind with the field: the kiosk stands where it stood.
    <div onBlur={() => setTyped(null)}>
      <TextField
        label={label}
        value={typed ?? formatNumber(share / 10, locale)}
        maxLength={8}
        error={isWrong ? t('percent-wrong') : undefined}
        onChange={(text) => {
          setTyped(text);
          const changed = shareOf(text);
          if (changed !== null) onChange(changed);
        }}
      />
    </div>
  );
}
