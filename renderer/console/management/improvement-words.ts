import type { TFunction } from 'i18next';
import type { Evidence, Improvement } from '../../../shared/domain/management/improvement.ts';

/** What an improvement is called: as a person wrote it, else by what the figures speak of. */
export function titleWords(
  t: TFunction<'management'>,
  { title, evidence }: Pick<Improvement, 'title' | 'evidence'>,
): string {
  return title === '' && evidence !== null
    ? t(`management:improvements.proposal.${evidence.source}`, { subject: subjectOf(t, evidence) })
    : title;
}

/** What the figures say, in a sentence. */
export function evidenceWords(t: TFunction<'management'>, evidence: Evidence): string {
  const { source, happened, of, from, until } = evidence;
  const subject = subjectOf(t, evidence);
  return t(`management:improvements.evidence.${source}`, { subject, happened, of, from, until });
}

function subjectOf(t: TFunction<'management'>, { source, subject }: Evidence): string {
  return source === 'repeat-visits' ? subject : t(`words:category.${subject}`);
}
