import type { TFunction } from 'i18next';
import { assertNever } from '../../../shared/base/assert-never.ts';
import type { Locale } from '../../../shared/domain/locale.ts';
import type { PriorityRule } from '../../../shared/domain/priority-rules.ts';
import { formatDateTime } from '../../i18n/format.ts';

/** When a rule applies and what it raises, in one sentence. */
export function ruleWords(t: TFunction<'priority'>, rule: PriorityRule, locale: Locale): string {
  const raises = t(`rule.raises.${rule.raises}`);
  switch (rule.kind) {
    case 'role':
      return t('rule.is-role', { role: rule.role, raises });
    case 'device-kind':
      return t('rule.is-device-kind', { kind: t(`devices:kind.${rule.deviceKind}`), raises });
    case 'event':
      return t('rule.is-event', {
        from: formatDateTime(new Date(rule.from), locale),
        until: formatDateTime(new Date(rule.until), locale),
        who: rule.departments.length === 0 ? t('rule.everybody') : rule.departments.join(', '),
        raises,
      });
    default:
      return assertNever(rule);
  }
}
