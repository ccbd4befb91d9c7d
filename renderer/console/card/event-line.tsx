import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { fault, faultSchema } from '../../../shared/base/fault.ts';
import type { Locale } from '../../../shared/domain/locale.ts';
import { custodyPlaceSchema } from '../../../shared/domain/custody.ts';
import type { TicketEvent } from '../../../shared/domain/ticket.ts';
import { formatCalendarDay, formatMoment } from '../../i18n/format.ts';
import { useParts, useStore } from '../app/console-parts.ts';
import { faultWords } from '../app/fault-words.ts';
import { holderWords } from '../bench/holder-words.ts';
import { useShortMoment } from '../parts/use-short-moment.ts';
import {
  actorWords,
  chosenAgainWords,
  counterWords,
  deedWords,
  worseWords,
} from '../parts/ticket-words.ts';
import { authorisationDetails } from '../authorisation/event-details.ts';
import { escalationDetails } from '../escalation/event-details.ts';
import { instructionDetails } from '../instruction-link/event-details.ts';
import styles from './event-line.module.css';

/** One line of history: when, who, what, and the words that were written with it. */
export function EventLine({ event }: { readonly event: TicketEvent }) {
  const { t } = useTranslation('console');
  const { settings } = useParts();
  const { locale } = useStore(settings);
  const momentOf = useShortMoment();
  return (
    <div className={styles['event']}>
      <p className={styles['head']}>
        <time dateTime={event.at}>{momentOf(event.at)}</time>
        <strong>{actorWords(t, event.actor)}</strong>
        <span>
          {deedWords(t, event)}
          <EventDetails event={event} locale={locale} />
        </span>
      </p>
      {event.kind === 'ticket.cancelled' && event.words === null ? (
        <p className={styles['words']}>{t('history.time-over')}</p>
      ) : null}
      {event.words === null ? null : <p className={styles['words']}>{event.words}</p>}
    </div>
  );
}

/** Where the visitor said it; nothing in lines from before that was kept. */
function placeOf(t: TFunction, details: TicketEvent['details']): string {
  const { where } = details;
  if (where === undefined) return '';
  const place = t(`verify:where.${String(where)}`);
  return ` (${place})`;
}

/** Why its visitor went home; nothing when somebody else did it. */
function leftWords(t: TFunction, { left }: TicketEvent['details']): string {
  return left === undefined ? '' : `, ${t(`history.left-${String(left)}`)}`;
}

function EventDetails({ event, locale }: { readonly event: TicketEvent; readonly locale: Locale }) {
  const { t } = useTranslation('console');
  const momentOf = useShortMoment();
  const { details } = event;
  switch (event.kind) {
    case 'ticket.created': {
      const counter = details['counter'];
      const where = counter === undefined ? '' : ` (${counterWords(t, String(counter))})`;
      if (details['selfHelp'] === undefined) return where;
      const told = t(`details:self-help-told.${String(details['selfHelp'])}`);
      return `${where}. ${told}`;
    }
    case 'ticket.priority-changed':
      return ` P${String(details['from'])} → P${String(details['to'])}`;
    case 'ticket.priority-accepted':
      return ` P${String(details['priority'])}`;
    case 'ticket.verified':
      return `: ${t(`verify.${String(details['verification'])}`)}${placeOf(t, details)}`;
    case 'ticket.closed':
      return details['waitedDays'] === undefined
        ? leftWords(t, details)
        : `, ${t('closed-by-itself', { count: Number(details['waitedDays']) })}`;
    case 'ticket.resolved':
      return `: ${t(`closing-code.${String(details['closingCode'])}`)}`;
    case 'ticket.handed-over':
      return details['toQueue'] === undefined
        ? ` → ${String(details['toColleague'])}`
        : ` → ${t(`words:queue.${String(details['toQueue'])}`)}`;
    case 'ticket.transferred': {
      const sentTo = (
        site: TicketEvent['details'][string] | undefined,
        counter: TicketEvent['details'][string] | undefined,
      ): string =>
        [
          ...(site === undefined ? [] : [String(site)]),
          ...(counter === undefined ? [] : [counterWords(t, String(counter))]),
        ].join(', ');
      const from = sentTo(details['fromSite'], details['fromCounter']);
      return ` ${from} → ${sentTo(details['toSite'], details['toCounter'])}`;
    }
    case 'ticket.kiosk-asked':
    case 'ticket.kiosk-done':
    case 'ticket.kiosk-request-withdrawn': {
      const { kiosk, device, layer } = details;
      const about = [device, kiosk, layer].filter((part) => part !== undefined).map(String);
      const what = t(`request.kind.${String(details['request'])}`);
      return about.length === 0 ? ` ${what}` : ` ${what} (${about.join(', ')})`;
    }
    case 'ticket.kiosk-failed': {
      const code = faultSchema.shape.code.safeParse(details['code']);
      return ` ${faultWords(t, fault(code.success ? code.data : 'internal/bug', ''))}`;
    }
    case 'ticket.procedure-started':
    case 'ticket.procedure-stopped':
    case 'ticket.step-skipped':
      return ` ${String(details[locale])}`;
    case 'ticket.step-done': {
      const { [locale]: title, value } = details;
      return ` ${String(title)}${value === undefined ? '' : ` (${String(value)})`}`;
    }
    case 'ticket.work-logged':
    case 'ticket.work-withdrawn':
      return ` ${t('procedures:minutes', { count: Number(details['minutes']) })}`;
    case 'ticket.clock-warned':
    case 'ticket.clock-breached':
      return ` ${t(`service-level:${String(details['clock'])}`)}`;
    case 'ticket.paused':
      return ` ${formatMoment(new Date(String(details['until'])), locale)}`;
    case 'ticket.asset-kept':
      return ` ${String(details['tag'])}`;
    case 'ticket.device-left':
    case 'ticket.device-moved':
    case 'ticket.device-ready': {
      const place = custodyPlaceSchema.safeParse(details['place']);
      const where = place.success
        ? holderWords(t, { place: place.data, name: String(details['name']) })
        : '';
      return ` ${String(details['device'])}, ${where}`;
    }
    case 'ticket.device-handed-out':
      return ` ${String(details['device'])} (${t(`bench:check.${String(details['check'])}`)})`;
    case 'ticket.device-claimed':
    case 'ticket.device-released':
    case 'ticket.device-not-collected':
      return ` ${String(details['device'])}`;
    case 'ticket.merged-into':
    case 'ticket.merged-from':
      return ` ${String(details['visitCode'])} (${t('card.number', { number: String(details['number']) })})`;
    case 'ticket.type-changed': {
      const from =
        details['fromErrand'] === undefined
          ? t(`words:report-type.${String(details['from'])}`)
          : t(`words:errand.${String(details['fromErrand'])}`);
      return ` ${from} → ${t(`words:report-type.${String(details['to'])}`)}`;
    }
    case 'ticket.details-changed': {
      const facts = String(details['facts']).split(', ');
      return ` ${facts.map((fact) => t(`details:fact.${fact}`, { defaultValue: fact })).join(', ')}`;
    }
    case 'ticket.consumable-handed-out':
      return ` ${String(details['item'])} (${String(details['count'])})`;
    case 'ticket.asset-handed-over': {
      const how = t(`history.asset-${String(details['how'])}`);
      return ` ${how} ${String(details['device'])} (${String(details['holder'])})`;
    }
    case 'ticket.loan-changed': {
      const day = formatCalendarDay(String(details['until']), locale);
      return ` ${t(`history.loan-${String(details['what'])}`)} ${String(details['device'])}, ${day}`;
    }
    case 'ticket.device-handed-in':
      return ` ${String(details['device'])} (${t(`hand-in:state.${String(details['condition'])}`)})`;
    case 'ticket.hand-in-refused':
      return ` ${String(details['device'])}`;
    case 'ticket.test-finding':
      return `: ${String(details['campaign'])}, ${t('acceptance:run.step').toLowerCase()} ${String(details['step'])}`;
    case 'ticket.problem-linked':
      return details['number'] === undefined ? ': –' : `: P-${String(details['number'])}`;
    case 'ticket.called':
      return details['skill'] === undefined
        ? null
        : `, ${t('history.called-for', { skill: t(`skill.${String(details['skill'])}`) })}`;
    case 'ticket.need-changed':
      return details['skill'] === undefined
        ? ` ${t('skills:need.anybody')}`
        : ` ${t(`skill.${String(details['skill'])}`)}`;
    case 'ticket.appointment-kept': {
      const time = momentOf(String(details['startsAt']));
      return ` ${time}${details['late'] === true ? `, ${t('history.appointment-late')}` : ''}`;
    }
    case 'ticket.appointment-expected':
      return ` ${momentOf(String(details['startsAt']))}`;
    case 'ticket.appointment-elsewhere': {
      const there = [details['site'], details['where']].map(String).filter((part) => part !== '');
      return ` ${there.join(', ')}: ${momentOf(String(details['startsAt']))}`;
    }
    case 'ticket.cancelled':
      return details['appointmentStays'] === true ? `, ${t('history.appointment-stays')}` : null;
    case 'ticket.held':
      return ` ${momentOf(String(details['until']))}${leftWords(t, details)}`;
    case 'ticket.not-there':
      return ` ${momentOf(String(details['until']))}`;
    case 'ticket.back-in-queue':
      if (details['behind'] !== true) return null;
      return `, ${t(`history.back-in-queue-${details['from'] === 'on-hold' ? 'anew' : 'behind'}`)}`;
    case 'ticket.file-added':
    case 'ticket.file-described':
    case 'ticket.file-removed':
      return ` ${String(details['name'])}`;
    case 'ticket.got-worse':
      return worseWords(t, details);
    case 'ticket.joined':
    case 'ticket.reopened':
      return `${chosenAgainWords(t, details)}${details['cameAs'] === undefined ? '' : ` (${t('came-as', { name: details['cameAs'] })})`}${worseWords(t, details)}`;
    case 'ticket.renumbered':
      return ` ${String(details['to'])}`;
    default:
      return (
        authorisationDetails(t, event) ??
        escalationDetails(t, event) ??
        instructionDetails(t, event)
      );
  }
}
