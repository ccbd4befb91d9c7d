import { useTranslation } from 'react-i18next';
import { deviceName } from '../../../shared/domain/device-name.ts';
import type { DeviceSummary } from '../../../shared/domain/readout.ts';
import { Button } from '../../ui/button.tsx';
import { PromptDrawing } from '../../ui/prompt-drawing.tsx';
import { useDispatch } from '../dispatch.ts';
import type { KeptShut } from '../flow/screen.ts';
import { deviceWord } from '../parts/device-words.ts';
import { Page } from '../parts/page.tsx';
import { promptFace, usePromptWords } from '../parts/prompt-face.ts';
import styles from './device-prompt.module.css';

/** The device let us no further: what that means, once more, or on with what is known. */
export function DeviceKeptShut({
  device,
  why,
}: {
  readonly device: DeviceSummary;
  readonly why: KeptShut;
}) {
  const { t } = useTranslation('kiosk');
  const dispatch = useDispatch();
  const words = usePromptWords();
  const named = { device: deviceWord(t, device.kind) };
  const face = promptFace(device, why === 'locked' ? 'unlock' : 'trust');
  return (
    <Page
      title={t(`device-kept-shut.${why}.title`, named)}
      over={deviceName(device) ?? undefined}
      lead={t(`device-kept-shut.${why}.lead`, named)}
    >
      <div className={styles['scene']}>
        <PromptDrawing face={face} words={words} still />
      </div>
      <div className={styles['choices']}>
        <Button size="tall" kind="primary" onPress={() => dispatch({ type: 'reading-repeated' })}>
          {t('device-kept-shut.again')}
        </Button>
        <Button
          size="tall"
          onPress={() => dispatch({ type: 'device-decided', choice: 'no-device' })}
        >
          {t('device-kept-shut.without')}
        </Button>
      </div>
    </Page>
  );
}
