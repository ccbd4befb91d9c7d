import { v7 } from 'uuid';
import { z } from 'zod';
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
import { ticketIntakeSchema, type TicketIntake } from '../../../shared/domain/ticket.ts';
import { questionsFor } from '../../../shared/domain/visit-flow.ts';
import { factFields, factsOf, forWhomFields, type FactField } from '../report-type/fact-fields.ts';

/** What a technician typed of a visitor before him, kept until the desk has it. */
export const conciergeDraftSchema = z.strictObject({
  visitId: z.uuid(),
  startedAt: z.iso.datetime(),
  locale: localeSchema,
  badge: z.string().max(64),
  name: z.string().max(120),
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
  sent: ticketIntakeSchema.nullable(),
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
  const next = { ...draft, ...change };
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
export function askedFacts({ errand, reportType }: ConciergeDraft): readonly FactField[] {
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

/** Why it cannot be sent yet, or null. */
export function lacking(draft: ConciergeDraft): 'badge' | 'category' | 'facts' | null {
  const badge = draft.badge.trim();
  if (badge !== '' && !badgeNumberSchema.safeParse(badge).success) return 'badge';
  if (draft.category === null) return 'category';
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
export function intakeOf(
  draft: ConciergeDraft,
  argument: string,
  nowMs: number,
): TicketIntake | null {
  const { category } = draft;
  const facts = givenFacts(draft);
  if (category === null || facts === null || lacking(draft) !== null) return null;
  const { details, forWhom } = facts;
  const proposal = proposalOf(draft, nowMs);
  return {
    visitId: draft.visitId,
    startedAt: draft.startedAt,
    submittedAt: new Date(nowMs).toISOString(),
    locale: draft.locale,
    errand: draft.errand,
    reportType: draft.reportType,
    visitor: visitorOf(draft),
    reason: { category, triage: {}, words: draft.words, photoHash: null },
    ...(details === null ? {} : { details: promised(details, nowMs) }),
    ...(forWhom === null ? {} : { forWhom }),
    decision: null,
    readout: null,
    answers: answersOf(draft),
    assessment: { ...proposal, reasons: [...proposal.reasons], argument },
    personAsked: false,
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
  return questionsFor({ ...draft, reason: null, earlier: null }).includes('urgency');
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
