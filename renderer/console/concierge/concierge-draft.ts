import { v7 } from 'uuid';
import { z } from 'zod';
import {
  type CounterOffer,
  conciergeRoutes,
  deviceCodeSchema,
} from '../../../shared/contract/concierge-routes.ts';
import { type EarlierAnswer, earlierAnswerSchema } from '../../../shared/domain/earlier-answer.ts';
import { complaintReplyBy } from '../../../shared/domain/complaint-reply.ts';
import { localeSchema, type Locale } from '../../../shared/domain/locale.ts';
import { badgeNumberSchema, type Visitor } from '../../../shared/domain/person.ts';
import {
  proposePriority,
  usualMatrix,
  urgencyAnswersSchema,
  type PriorityProposal,
  type UrgencyAnswers,
} from '../../../shared/domain/priority.ts';
import {
  categoriesFor,
  categorySchema,
  errandSchema,
  reportTypeSchema,
  type Category,
  type Errand,
  type ReportType,
} from '../../../shared/domain/report-type.ts';
import {
  hasDetails,
  type ForWhom,
  type ReportDetails,
} from '../../../shared/domain/report-details.ts';
import { asksAbout } from '../../../shared/domain/visitor-answer.ts';
import { questionsFor } from '../../../shared/domain/visit-flow.ts';
import { factFields, factsOf, forWhomFields, type FactField } from '../report-type/fact-fields.ts';

/** A visit as it goes to the desk. */
const checkInSchema = conciergeRoutes['concierge.check-in'].body;
export type CheckIn = z.infer<typeof checkInSchema>;

/** What a technician typed of a visitor before him, kept until the desk has it. */
export const conciergeDraftSchema = z.strictObject({
  visitId: z.uuid(),
  startedAt: z.iso.datetime(),
  locale: localeSchema,
  badge: z.string().max(64),
  name: z.string().max(120),
  /** Tag or serial number of what he brings; a draft of before has none, and no answer about an earlier ticket. */
  device: z.string().max(80).default(''),
  /** What was chosen of his earlier tickets; null while nothing is. */
  earlier: earlierAnswerSchema.nullable().default(null),
  errand: errandSchema,
  reportType: reportTypeSchema,
  category: categorySchema.nullable(),
  words: z.string().max(1000),
  /** What was filled in of the facts of the report, by the names of their fields; a draft of before has none. */
  facts: z.record(z.string().max(64), z.string().max(1000)).default({}),
  canWork: urgencyAnswersSchema.shape.canWork.nullable(),
  since: urgencyAnswersSchema.shape.since,
  affected: urgencyAnswersSchema.shape.affected,
  /** What went to the desk and was not answered: sent again as it was, since it may have arrived. */
  sent: checkInSchema.nullable(),
});
export type ConciergeDraft = Readonly<z.infer<typeof conciergeDraftSchema>>;

/** A visitor of whom nothing is known yet. */
export function emptyDraft(locale: Locale, nowMs: number): ConciergeDraft {
  return {
    visitId: v7(),
    startedAt: new Date(nowMs).toISOString(),
    locale,
    badge: '',
    name: '',
    device: '',
    earlier: null,
    errand: 'problem',
    reportType: 'incident',
    category: null,
    words: '',
    facts: {},
    canWork: null,
    since: 'unknown',
    affected: 'me',
    sent: null,
  };
}

/** The kinds of report of an errand, as the kiosk has them. */
export const reportTypesOf: Readonly<Record<Errand, readonly ReportType[]>> = {
  problem: ['incident'],
  handover: ['change'],
  question: ['information', 'change', 'authorisation', 'complaint'],
};

/** Everything that a visit of this kind can be about; a technician sees all of it at once. */
export function categoriesOf(errand: Errand, reportType: ReportType): readonly Category[] {
  if (errand === 'handover') return categoriesFor.handover;
  if (reportType !== 'incident') return categoriesFor[reportType];
  const common = categoriesFor.incident.filter((each) => each !== 'something-else');
  return [
    ...common,
    'sound',
    'battery',
    'storage',
    'printing',
    'application',
    'lost-or-stolen',
    'something-else',
  ];
}

/** The draft with a change; what no longer goes together is emptied. */
export function changed(draft: ConciergeDraft, change: Partial<ConciergeDraft>): ConciergeDraft {
  // Of somebody else, and of another kind of visit, something else is asked.
  const isOther = ['badge', 'device', 'errand', 'reportType'].some((name) => name in change);
  const next = { ...draft, ...(isOther ? { earlier: null } : {}), ...change };
  const types = reportTypesOf[next.errand];
  const reportType = types.includes(next.reportType)
    ? next.reportType
    : (types[0] ?? next.reportType);
  const fits =
    next.category !== null && categoriesOf(next.errand, reportType).includes(next.category);
  return { ...next, reportType, category: fits ? next.category : null };
}

/** What staff fill in when they answer a complaint, and the promise that the desk makes itself. */
const notOfVisitors: ReadonlySet<string> = new Set(['agreedDay', 'owner', 'replyBy', 'reply']);

/**
 * The facts that may be asked of a report of this kind, all of them optional here: what is lacking stands on the card.
 * Who collects or brings something back for somebody else can say so.
 */
export function askedFacts(draft: ConciergeDraft): readonly FactField[] {
  const { errand, reportType } = draft;
  // What belongs to an earlier ticket has its facts there, as at a kiosk.
  if (isReturn(draft)) return [];
  const ofType = hasDetails(errand) ? factFields[reportType] : [];
  return [...ofType.filter(({ name }) => !notOfVisitors.has(name)), ...forWhomFields];
}

/** The facts as they are handed over; null while a field holds what makes none, such as a day that was not given. */
function givenFacts(
  draft: ConciergeDraft,
): { readonly details: ReportDetails | null; readonly forWhom: ForWhom | null } | null {
  const asked = askedFacts(draft).flatMap(({ name }) => {
    const value = draft.facts[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  const facts = factsOf(draft.reportType, Object.fromEntries(asked));
  if (facts === null || hasDetails(draft.errand)) return facts;
  return { details: null, forWhom: facts.forWhom };
}

/** Whether the visit goes on in an earlier ticket. */
export function isReturn({ earlier }: Pick<ConciergeDraft, 'earlier'>): boolean {
  return earlier !== null && earlier.answer !== 'other';
}

/** The number to look up; null while what stands there is none. */
export function badgeOf({ badge }: Pick<ConciergeDraft, 'badge'>): string | null {
  return badgeNumberSchema.safeParse(badge).data ?? null;
}

/** The device to look up; null while none is named. */
export function deviceOf({ device }: Pick<ConciergeDraft, 'device'>): string | null {
  return deviceCodeSchema.safeParse(device).data ?? null;
}

/** The earlier tickets that a visit of this kind may belong to. */
export function offersFor(
  draft: Pick<ConciergeDraft, 'errand' | 'reportType'>,
  offers: readonly CounterOffer[],
): readonly CounterOffer[] {
  return offers.filter(({ question }) => asksAbout(question, draft));
}

/** What it is about is what the earlier ticket was about, unless something was chosen already. */
export function categoryOf(
  { category }: Pick<ConciergeDraft, 'category'>,
  { answer }: EarlierAnswer,
  offer: Pick<CounterOffer, 'category'>,
): { readonly category?: Category } {
  const same = categorySchema.safeParse(offer.category);
  return category === null && answer !== 'other' && same.success ? { category: same.data } : {};
}

/** Why it cannot be sent yet, or null. */
export function lacking(
  draft: ConciergeDraft,
  offers: readonly CounterOffer[] = [],
): 'badge' | 'earlier' | 'category' | 'facts' | null {
  if (draft.badge.trim() !== '' && badgeOf(draft) === null) return 'badge';
  if (draft.earlier === null && offersFor(draft, offers).length > 0) return 'earlier';
  // That it works now needs no reason.
  if (draft.category === null && draft.earlier?.answer !== 'works') return 'category';
  return givenFacts(draft) === null ? 'facts' : null;
}

/** The proposal of the desk's own rule for what was answered. */
export function proposalOf(draft: ConciergeDraft, nowMs: number): PriorityProposal {
  return proposePriority(
    answersOf(draft),
    { nowMs, lostOrStolen: draft.category === 'lost-or-stolen', deviceFault: false },
    usualMatrix,
  );
}

/** The visit as a kiosk would hand it over; null while something is lacking. */
export function intakeOf(draft: ConciergeDraft, argument: string, nowMs: number): CheckIn | null {
  const { category, words } = draft;
  const facts = givenFacts(draft);
  if (facts === null || lacking(draft) !== null) return null;
  const { details, forWhom } = facts;
  const proposal = proposalOf(draft, nowMs);
  const deviceCode = deviceOf(draft);
  return {
    visitId: draft.visitId,
    startedAt: draft.startedAt,
    submittedAt: new Date(nowMs).toISOString(),
    locale: draft.locale,
    errand: draft.errand,
    reportType: draft.reportType,
    visitor: visitorOf(draft),
    reason: category === null ? null : { category, triage: {}, words, photoHash: null },
    ...(details === null ? {} : { details: promised(details, nowMs) }),
    ...(forWhom === null ? {} : { forWhom }),
    decision: null,
    readout: null,
    answers: answersOf(draft),
    assessment: { ...proposal, reasons: [...proposal.reasons], argument },
    personAsked: false,
    ...(draft.earlier === null ? {} : { earlier: draft.earlier }),
    ...(deviceCode === null ? {} : { deviceCode }),
    kioskCode: null,
  };
}

/** Who complains is promised an answer as a kiosk promises it. */
function promised(details: ReportDetails, nowMs: number): ReportDetails {
  return details.type === 'complaint' ? { ...details, replyBy: complaintReplyBy(nowMs) } : details;
}

/** A badge is looked up by the desk when the visit arrives; without name and badge he is nobody. */
function visitorOf(draft: ConciergeDraft): Visitor {
  const badgeNumber = draft.badge.trim();
  const name = draft.name.trim();
  if (badgeNumber !== '') {
    return { kind: 'unverified', badgeNumber, name: name === '' ? null : name };
  }
  return name === '' ? { kind: 'anonymous' } : { kind: 'guest', name, contact: '' };
}

/** Whether a kiosk would ask how pressing a visit of this kind is. */
export function asksUrgency(draft: ConciergeDraft): boolean {
  return questionsFor({ ...draft, reason: null }).includes('urgency');
}

function answersOf(draft: ConciergeDraft): UrgencyAnswers | null {
  const { canWork, since, affected } = draft;
  if (canWork === null || !asksUrgency(draft)) return null;
  return { since, canWork, affected, deadline: null };
}

/** The part of Storage that keeps a draft. */
export interface DraftStorage {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

const storageKey = 'balie.console.concierge';

/** The draft that this tab kept, or null when there is none or it is damaged. */
export function keptDraft(storage: DraftStorage): ConciergeDraft | null {
  let stored: unknown;
  try {
    stored = JSON.parse(storage.getItem(storageKey) ?? 'null');
  } catch {
    // Damaged by somebody or something: there is nothing to take up.
    return null;
  }
  const parsed = conciergeDraftSchema.safeParse(stored);
  return parsed.success ? parsed.data : null;
}

/** Keeps a draft for this tab, through a reload; null forgets it. */
export function keepDraft(storage: DraftStorage, draft: ConciergeDraft | null): void {
  if (draft === null) storage.removeItem(storageKey);
  else storage.setItem(storageKey, JSON.stringify(draft));
}
