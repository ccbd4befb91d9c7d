import { useTranslation } from 'react-i18next';
import type { DevicePrompt, DeviceSummary, Fact } from '../../../shared/domain/readout.ts';
import type { AppleBody, PromptFace, PromptWords } from '../../ui/prompt-drawing.tsx';
import { isAppleDevice } from './device-words.ts';

/** Which device to draw, and what stands on its screen, by what was read of it so far. */
export function promptFace(
  device: DeviceSummary,
  prompt: DevicePrompt,
  facts: readonly Fact[] = [],
): PromptFace {
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
      return isAppleDevice(device)
        ? {
            on: 'iphone',
            body: appleBody(device, textOf(facts, 'apple.product-type')),
            shows: prompt === 'trust' ? trustOf(textOf(facts, 'apple.system-version')) : prompt,
          }
        : { on: 'android', shows: prompt };
  }
}

function textOf(facts: readonly Fact[], key: string): string {
  const value = facts.find((fact) => fact.key === key)?.value;
  return typeof value === 'string' ? value : '';
}

/** iPhone 8, SE of 2020 and of 2022 and everything before have a button; the X came beside the 8. */
function appleBody(device: DeviceSummary, productType: string): AppleBody {
  if (device.kind === 'tablet') return 'tablet';
  const parts = /^iPhone(\d{1,2}),(\d{1,2})$/u.exec(productType);
  if (parts === null) return 'all-screen';
  const isX = productType === 'iPhone10,3' || productType === 'iPhone10,6';
  const isNewSe = productType === 'iPhone12,8' || productType === 'iPhone14,6';
  return isNewSe || (Number(parts[1]) <= 10 && !isX) ? 'home-button' : 'all-screen';
}

/** Up to iOS 10 a tap was enough; one whose version is not known is newer. */
function trustOf(version: string): 'trust' | 'trust-then-passcode' {
  const main = /^(\d{1,3})\./u.exec(version)?.[1];
  return main !== undefined && Number(main) <= 10 ? 'trust' : 'trust-then-passcode';
}

/** The words inside the drawing, in the visitor's language. */
export function usePromptWords(): PromptWords {
  const { t } = useTranslation('kiosk');
  return {
    unlock: t('device-prompt.screen.unlock'),
    trustQuestion: t('device-prompt.screen.trust-question'),
    trustYes: t('device-prompt.screen.trust-yes'),
    trustNo: t('device-prompt.screen.trust-no'),
    thenPasscode: t('device-prompt.screen.then-passcode'),
    passcode: t('device-prompt.screen.passcode'),
    usbMessage: t('device-prompt.screen.usb-message'),
    usbUse: t('device-prompt.screen.usb-use'),
    usbTransfer: t('device-prompt.screen.usb-transfer'),
    usbCharge: t('device-prompt.screen.usb-charge'),
    allowQuestion: t('device-prompt.screen.allow-question'),
    allowAlways: t('device-prompt.screen.allow-always'),
    allowYes: t('device-prompt.screen.allow-yes'),
    allowNo: t('device-prompt.screen.allow-no'),
  };
}
