import { useTranslation } from 'react-i18next';
import type { DevicePrompt, DeviceSummary } from '../../../shared/domain/readout.ts';
import { DevicePicture } from '../../ui/device-picture.tsx';
import { deviceWord } from '../parts/device-words.ts';
import { Page } from '../parts/page.tsx';
import { DevicePromptPage } from './device-prompt.tsx';

/** A device is being read of which only the end is shown, or it waits for whoever holds it. */
export function AnyReading({
  screen: { device, prompt },
}: {
  readonly screen: { readonly device: DeviceSummary; readonly prompt: DevicePrompt | null };
}) {
  const { t } = useTranslation('kiosk');
  return prompt === null ? (
    <Page
      title={t('device-reading.title', { device: deviceWord(t, device.kind) })}
      lead={t('device-reading.lead')}
      picture={<DevicePicture kind={device.kind} />}
    />
  ) : (
    <DevicePromptPage device={device} prompt={prompt} facts={[]} />
  );
}
