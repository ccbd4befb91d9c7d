import en from '../../assets/locales/en/words.json' with { type: 'json' };
import nl from '../../assets/locales/nl/words.json' with { type: 'json' };
import type { Locale } from '../../shared/domain/locale.ts';
import type { Assessment } from '../../shared/domain/priority.ts';

const reasonWords = { nl: nl.priority.reason, en: en.priority.reason };

/**
 * A proposal whose argument is in words. A kiosk that asked nobody, because the visitor wanted a person,
 * sends the codes of its reasons; one that sends nothing at all gets them too, so that no ticket is
 * without an argument.
 */
export function worded(assessment: Assessment, locale: Locale): Assessment {
  const { reasons } = assessment;
  const given = assessment.argument.trim();
  if (given !== '' && given !== reasons.join(', ')) return assessment;
  const known = reasons.length === 0 ? (['no-answers'] as const) : reasons;
  const words = known.map((reason) => reasonWords[locale][reason]).join(', ');
  const argument = `${words.charAt(0).toLocaleUpperCase(locale)}${words.slice(1)}.`;
  return { ...assessment, reasons: [...known], argument: argument.slice(0, 500) };
}
