import type { TFunction } from 'i18next';
import type { ConfigChange } from '../../../shared/domain/kiosk-config-diff.ts';

/** What an option is called; most have a name elsewhere already. */
export function optionWords(t: TFunction, path: string, option: string): string {
  if (path.startsWith('categories.')) return t(`words:category.${option}`);
  switch (path) {
    case 'languages':
      return t(`words:language.${option}`);
    case 'errands':
      return t(`words:errand.${option}`);
    case 'reportTypes':
      return t(`words:report-type.${option}`);
    case 'ports.others':
      return t(`kiosk-config:port-use.${option}`);
    case 'updateRing':
      return t(`kiosk-config:update-ring.${option}`);
    case 'ports.read':
    case 'ports.chargeOnly':
    case 'ports.blocked':
      return option;
    default:
      return t(`kiosk-config:depth.${option}`);
  }
}

/** What stands in a field, for whoever compares. */
export function leafWords(t: TFunction, path: string, leaf: ConfigChange['from']): string {
  if (leaf === null || leaf.toString() === '') return t('kiosk-config:nothing');
  if (Array.isArray(leaf)) return leaf.map((option) => optionWords(t, path, option)).join(', ');
  return path === 'readUpTo' || path === 'ports.others' || path === 'updateRing'
    ? optionWords(t, path, String(leaf))
    : String(leaf);
}
