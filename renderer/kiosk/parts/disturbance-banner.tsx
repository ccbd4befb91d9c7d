import { Megaphone } from 'lucide-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Locale } from '../../../shared/domain/locale.ts';
import type { ShownDisturbance } from '../../../shared/domain/disturbance.ts';
import type { Category } from '../../../shared/domain/report-type.ts';
import { Button } from '../../ui/button.tsx';
import { useDispatch } from '../dispatch.ts';
import type { Model } from '../flow/model.ts';
import styles from './disturbance-banner.module.css';

/** The disturbances that are going on, on a reason screen only those that one of its tiles is about. */
export function Banners({
  model,
  about,
}: {
  readonly model: Model;
  /** Null for all. */
  readonly about: readonly Category[] | null;
}) {
  const shown = (model.kiosk?.disturbances ?? []).filter(
    ({ categories }) => about === null || categories.some((category) => about.includes(category)),
  );
  return shown.map((disturbance) => (
    <Banner
      key={disturbance.disturbanceId}
      disturbance={disturbance}
      counted={model.counted.includes(disturbance.disturbanceId)}
      locale={model.locale}
    />
  ));
}

/** What is broken for many and known, with one tap for who has it too. */
function Banner({
  disturbance,
  counted,
  locale,
}: {
  readonly disturbance: ShownDisturbance;
  /** Whoever stands here has said so. */
  readonly counted: boolean;
  readonly locale: Locale;
}) {
  const { t } = useTranslation('kiosk');
  const dispatch = useDispatch();
  const { disturbanceId, title, text } = disturbance;
  const pressed = useRef(false);
  return (
    <section className={styles['banner']} aria-label={title[locale]}>
      <Megaphone aria-hidden="true" />
      <p>
        <strong>{title[locale]}</strong> {text[locale]}
      </p>
      {counted ? (
        <p
          // The button that had the focus is gone.
          ref={(thanks) => {
            if (pressed.current) thanks?.focus();
            pressed.current = false;
          }}
          role="status"
          tabIndex={-1}
        >
          {t('disturbance.counted')}
        </p>
      ) : (
        <Button
          size="touch"
          onPress={() => {
            pressed.current = true;
            dispatch({ type: 'me-too', disturbanceId });
          }}
        >
          {t('disturbance.me-too')}
        </Button>
      )}
    </section>
  );
}
