import { MapPin } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Elsewhere } from '../../../shared/domain/intake-reply.ts';
import { placeWords } from '../../../shared/domain/place-words.ts';
import { formatShortMoment } from '../../i18n/format.ts';
import type { Model } from '../flow/model.ts';
import { useZone } from './zone.ts';

/** That a visitor is expected at another site; nothing when he is not. */
export function ElsewhereNote({
  elsewhere,
  model: { nowMs, locale },
  className,
}: {
  readonly elsewhere: Elsewhere | undefined;
  readonly model: Pick<Model, 'nowMs' | 'locale'>;
  readonly className: string | undefined;
}) {
  const { t } = useTranslation('kiosk');
  const zone = useZone();
  if (elsewhere === undefined) return null;
  const moment = formatShortMoment(new Date(elsewhere.startsAt), new Date(nowMs), locale, zone);
  return (
    <p className={className}>
      <MapPin aria-hidden="true" />
      {t('number.elsewhere', { place: placeWords(elsewhere), moment })}
    </p>
  );
}
