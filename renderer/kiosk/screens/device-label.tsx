import { Camera, Check, Keyboard as KeyboardIcon } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { useDispatch } from '../dispatch.ts';
import type { Screen } from '../flow/screen.ts';
import { LabelCamera } from '../parts/label-camera.tsx';
import { Page } from '../parts/page.tsx';
import { refusalWords } from '../parts/refusal-words.ts';
import { LabelForm } from './label-form.tsx';
import styles from './device-label.module.css';

/** The label of a device without a cable: before the camera, under a scanner, or typed. */
export function DeviceLabel({
  screen,
}: {
  readonly screen: Extract<Screen, { at: 'device-label' }>;
}) {
  const { t } = useTranslation('kiosk');
  const dispatch = useDispatch();
  const [way, setWay] = useState<'none' | 'camera' | 'keyboard'>('none');
  const { labels, refused } = screen;
  if (way === 'keyboard') {
    return (
      <Page title={t('device-label.title-type')} lead={t('device-label.hint')}>
        <LabelForm
          refused={refused}
          onAdded={() => setWay('none')}
          onCamera={() => setWay('camera')}
        />
      </Page>
    );
  }
  return (
    <Page title={t('device-label.title')} lead={t('device-label.lead')}>
      <ul className={styles['seen']} aria-live="polite" aria-label={t('device-label.seen')}>
        {labels.map(({ text }) => (
          <li key={text}>
            <Check aria-hidden="true" />
            <b>{text}</b>
          </li>
        ))}
      </ul>
      {refused === null ? null : (
        <p className={styles['refused']} role="alert">
          {t(refusalWords(refused))}
        </p>
      )}
      <div className={way === 'camera' ? styles['look'] : undefined}>
        {way === 'camera' ? (
          <LabelCamera onText={(text) => dispatch({ type: 'label-given', text, way: 'camera' })} />
        ) : null}
        <div className={styles['ways']}>
          {way === 'camera' ? null : (
            <Button size="tall" icon={<Camera />} onPress={() => setWay('camera')}>
              {t('device-label.open-camera')}
            </Button>
          )}
          <Button size="tall" icon={<KeyboardIcon />} onPress={() => setWay('keyboard')}>
            {t('device-label.type')}
          </Button>
          {labels.length === 0 ? null : (
            <Button size="tall" kind="primary" onPress={() => dispatch({ type: 'label-finished' })}>
              {t('device-label.go')}
            </Button>
          )}
          <Button
            size="tall"
            onPress={() => dispatch({ type: 'device-decided', choice: 'no-device' })}
          >
            {t('device-consent.none')}
          </Button>
        </div>
      </div>
    </Page>
  );
}
