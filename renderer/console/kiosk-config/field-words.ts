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
    default:
      return t(`kiosk-config:depth.${option}`);
  }
}

/** What stands in a field, for whoever compares. */
export function leafWords(t: TFunction, path: string, leaf: ConfigChange['from']): string {
  if (Array.isArray(leaf)) return leaf.map((option) => optionWords(t, path, option)).join(', ');
  if (leaf === null || leaf === '') return t('kiosk-config:nothing');
  return path === 'readUpTo' ? optionWords(t, path, String(leaf)) : String(leaf);
}
