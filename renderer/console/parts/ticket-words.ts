import type { TFunction } from 'i18next';
import { chosenAgain } from '../../../shared/domain/chosen-again.ts';
import { worseSchema } from '../../../shared/domain/earlier-answer.ts';
import type { Finding } from '../../../shared/domain/readout.ts';
import type { QueueItem, TicketEvent } from '../../../shared/domain/ticket.ts';
import { triageKeys } from '../../../shared/domain/triage-keys.ts';
import { isPlainCounter } from '../../desk-link/plain-counter.ts';

/** A finding in a technician's words; a code that the catalogue does not know yet stands for itself. */
export function findingWords(t: TFunction, finding: Pick<Finding, 'code' | 'params'>): string {
  return t(`findings:${finding.code}.expert`, {
    ...finding.params,
    defaultValue: finding.code.replaceAll('-', ' '),
  });
}

/** `Balie 2` when the counter is a number or letter, else its own name. */
export function counterWords(t: TFunction, counter: string): string {
  return isPlainCounter(counter) ? t('console:counter.words', { counter }) : counter;
}

/** What the visit is about, in two words: the category, else the kind of report. */
export function subjectWords(
  t: TFunction,
  item: Pick<QueueItem, 'category' | 'reportType'>,
): string {
  const type = t(`words:report-type.${item.reportType}`);
  return item.category === null
    ? type
    : t(`words:category.${item.category}`, { defaultValue: type });
}

/** A question of the triage and what was answered; names that the catalogue does not know stand for themselves. */
export function triageWords(
  t: TFunction,
  category: string,
  question: string,
  answer: string,
): { readonly title: string; readonly said: string } {
  const keys = triageKeys(category, question, answer);
  return {
    title: t([...keys.title], { defaultValue: question }),
    said: t([...keys.said], { defaultValue: answer }),
  };
}

/** Who did something: a name as it is, and words for whoever the desk writes down without one. */
export function actorWords(t: TFunction, actor: string): string {
  return actor === 'visitor' || actor === 'desk' ? t(`console:actor.${actor}`) : actor;
}

/** What was done, as it is said of who did it: a visitor speaks for himself. */
export function deedWords(t: TFunction, { kind, actor }: TicketEvent): string {
  const deed = `console:history.${kind.replace('ticket.', '')}`;
  return actor === 'visitor' ? t([`${deed}-by-visitor`, deed]) : t(deed);
}

/** What somebody chose who came back, on one line. */
export function chosenAgainWords(t: TFunction, details: TicketEvent['details']): string {
  const chosen = chosenAgain(details);
  if (chosen === null) return '';
  const { category, triage } = chosen;
  const about = t(`words:category.${category}`, { defaultValue: category });
  const answers = triage.map(
    ([question, answer]) => triageWords(t, category, question, answer).said,
  );
  return answers.length === 0 ? `: ${about}` : `: ${about} (${answers.join(', ')})`;
}

/** What somebody who came back said of how it is now, and what priority was proposed because of it. */
export function worseWords(t: TFunction, details: TicketEvent['details']): string {
  const worse = worseSchema.safeParse(details['worse']);
  if (!worse.success) return '';
  const { fromPriority: from, toPriority: to } = details;
  const proposed =
    from === undefined || from === to
      ? ''
      : ` ${t('priority:worse.proposed', { from: String(from), to: String(to) })}`;
  return `. ${t(`priority:worse.said.${worse.data}`)}${proposed}`;
}

/** The device as somebody would call it, and what it says of itself. */
export function deviceWords(
  t: TFunction,
  item: Pick<QueueItem, 'deviceKind' | 'deviceName'>,
): string {
  if (item.deviceName !== null) return item.deviceName;
  return item.deviceKind === null
    ? t('console:device.none')
    : t(`devices:kind.${item.deviceKind}`, { defaultValue: item.deviceKind });
}
