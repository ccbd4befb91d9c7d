import { Cable } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { tonesOf } from '../flow/forgotten.ts';
import type { Model } from '../flow/model.ts';
import { playChime } from './chime.ts';

/** Calls back whoever left his device at the cable, in sight and sound. */
export function ForgottenDevice({
  model,
  className,
}: {
  readonly model: Model;
  readonly className: string | undefined;
}) {
  const { t } = useTranslation('kiosk');
  const { forgotten, nowMs } = model;
  const [toldSinceMs] = useState(nowMs);
  if (forgotten === null) return null;
  const tones = tonesOf(forgotten, toldSinceMs, nowMs);
  return (
    <p className={className} role="status">
      <Cable aria-hidden="true" />
      {t('attract.forgotten')}
      {tones === 0 ? null : <Tone key={tones} />}
    </p>
  );
}

function Tone() {
  useEffect(() => playChime(), []);
  return null;
}
