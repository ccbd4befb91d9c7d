import { useTranslation } from 'react-i18next';
import type { DevicePrompt, DeviceSummary } from '../../../shared/domain/readout.ts';
import type { PromptFace, PromptWords } from '../../ui/prompt-drawing.tsx';
import { isAppleDevice } from './device-words.ts';

/** Which device to draw, and what stands on its screen. */
export function promptFace(device: DeviceSummary, prompt: DevicePrompt): PromptFace {
  switch (prompt) {
    case 'touch-key':
    case 'insert-card':
    case 'press-keys':
      return { on: 'other', shows: prompt };
    case 'choose-file-transfer':
    case 'allow-debugging':
      return { on: 'android', shows: prompt };
    case 'unlock':
    case 'trust':
    case 'enter-passcode':
      return { on: isAppleDevice(device) ? 'iphone' : 'android', shows: prompt };
  }
}

/** The words inside the drawing, in the visitor's language. */
export function usePromptWords(): PromptWords {
  const { t } = useTranslation('kiosk');
  return {
    unlock: t('device-prompt.screen.unlock'),
    trustQuestion: t('device-prompt.screen.trust-question'),
    trustYes: t('device-prompt.screen.trust-yes'),
    trustNo: t('device-prompt.screen.trust-no'),
    passcode: t('device-prompt.screen.passcode'),
    usbUse: t('device-prompt.screen.usb-use'),
    usbTransfer: t('device-prompt.screen.usb-transfer'),
    usbCharge: t('device-prompt.screen.usb-charge'),
    allowQuestion: t('device-prompt.screen.allow-question'),
    allowYes: t('device-prompt.screen.allow-yes'),
    allowNo: t('device-prompt.screen.allow-no'),
  };
}
