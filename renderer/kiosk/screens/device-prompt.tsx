import { useTranslation } from 'react-i18next';
import { deviceName } from '../../../shared/domain/device-name.ts';
import type { DevicePrompt, DeviceSummary, Fact } from '../../../shared/domain/readout.ts';
import { Button } from '../../ui/button.tsx';
import { PromptDrawing } from '../../ui/prompt-drawing.tsx';
import { useDispatch } from '../dispatch.ts';
import { deviceWord } from '../parts/device-words.ts';
import { Page } from '../parts/page.tsx';
import { promptFace, usePromptWords } from '../parts/prompt-face.ts';
import styles from './device-prompt.module.css';

/** One picture of the visitor's own device with what it asks, one sentence, and a way not to. */
export function DevicePromptPage({
  device,
  prompt,
  facts,
}: {
  readonly device: DeviceSummary;
  readonly prompt: DevicePrompt;
  readonly facts: readonly Fact[];
}) {
  const { t } = useTranslation('kiosk');
  const dispatch = useDispatch();
  const words = usePromptWords();
  const face = promptFace(device, prompt, facts);
  const named = { device: deviceWord(t, device.kind) };
  return (
    <Page
      title={t(`device-prompt.${face.on}.${face.shows}.title`, named)}
      over={deviceName(device) ?? undefined}
      lead={
        <span aria-live="polite">{t(`device-prompt.${face.on}.${face.shows}.lead`, named)}</span>
      }
    >
      <div className={styles['scene']}>
        <PromptDrawing face={face} words={words} />
      </div>
      <div className={styles['decline']}>
        <Button size="tall" onPress={() => dispatch({ type: 'prompt-declined' })}>
          {t('device-prompt.decline')}
        </Button>
        <p>{t('device-prompt.decline-hint')}</p>
      </div>
    </Page>
  );
}
