import { factsWithoutUdid } from './apple-device.ts';
import { makerAndModel, toldOf } from './asset-from-readout.ts';
import { deviceName } from './device-name.ts';
import { z } from 'zod';
import { timestampSchema, uuidSchema } from '../base/identifier.ts';
import { cleanText } from '../base/untrusted-text.ts';
import type { DeviceKind, Finding, Readout } from './readout.ts';
import type { UrgencyAnswers } from './priority.ts';
import { type Ticket, staffWordsSchema } from './ticket.ts';

/** What whoever gets a ticket must not have to ask. Words stand as `escalation:fact.<name>`. */
export const escalationFactSchema = z.enum([
  'who',
  'contact',
  'device',
  'serial',
  'story',
  'weight',
  'readout',
  'tried',
]);
export type EscalationFact = z.infer<typeof escalationFactSchema>;

/** A fact that is known, does not apply to this ticket, or is not known yet. */
export type FactState =
  | { readonly state: 'known'; readonly value: string }
  | { readonly state: 'none' }
  | { readonly state: 'missing' };
export type FactSheet = Readonly<Record<EscalationFact, FactState>>;

/** What a technician adds to a fact that the ticket does not hold. */
export const addedFactsSchema = z.partialRecord(escalationFactSchema, z.string().trim().max(500));
export type AddedFacts = z.infer<typeof addedFactsSchema>;

/** The part of a card from which the facts come. */
export type ToldTicket = Pick<
  Ticket,
  'visitor' | 'reason' | 'decision' | 'readout' | 'readings' | 'answers' | 'assessment'
>;

/** The words of one language for what a ticket holds as codes. */
export interface FactWords {
  readonly category: (category: string) => string;
  readonly since: (since: UrgencyAnswers['since']) => string;
  /** A question of the triage with its answer. */
  readonly triage: (category: string, question: string, answer: string) => string;
  readonly deviceKind: (kind: DeviceKind) => string;
  readonly finding: (finding: Finding) => string;
  /** Said of a reading in which nothing was found. */
  readonly nothingFound: string;
}

/** What is known beside the card. */
export interface BesideCard {
  /** What the technician says was tried. */
  readonly tried: string;
  readonly added: AddedFacts;
  /** Where the visitor gets mail, as far as the desk knows. */
  readonly mail: string | null;
}

/** The eight facts of a ticket, with what is known beside its card. */
export function factSheet(
  ticket: ToldTicket,
  { tried, added, mail }: BesideCard,
  words: FactWords,
): FactSheet {
  const readout = latestReadout(ticket);
  const hasDevice = readout !== null || (ticket.decision?.choice ?? 'no-device') !== 'no-device';
  const ofDevice = (value: string | null): FactState => (hasDevice ? known(value) : none);
  const { impact, urgency, priority, argument } = ticket.assessment;
  const found: FactSheet = {
    who: known(whoOf(ticket)),
    contact: known(contactOf(ticket, mail)),
    device: ofDevice(deviceOf(ticket, readout, words)),
    serial: ofDevice(serialOf(readout)),
    story: known(storyOf(ticket, words)),
    weight: known(`P${priority} (${impact} × ${urgency}): ${argument}`),
    readout: ofDevice(verdictsOf(readout, words)),
    tried: known(tried),
  };
  return mapFacts((fact) => {
    const extra = added[fact]?.trim() ?? '';
    return found[fact].state === 'missing' && extra !== ''
      ? { state: 'known', value: extra }
      : found[fact];
  });
}

/** The facts that somebody will have to ask for. */
export function missingFacts(sheet: FactSheet): readonly EscalationFact[] {
  return escalationFactSchema.options.filter((fact) => sheet[fact].state === 'missing');
}

/** All but the last four characters hidden; a short one hidden whole. */
export function maskedSerial(serial: string): string {
  const shown = serial.length > 8 ? serial.slice(-4) : '';
  return '•'.repeat(serial.length - shown.length) + shown;
}

/** The newest reading that a ticket has, at the counter or during the visit. */
export function latestReadout(ticket: Pick<ToldTicket, 'readout' | 'readings'>): Readout | null {
  return ticket.readings.at(-1)?.readout ?? ticket.readout;
}

const none: FactState = { state: 'none' };

function mapFacts(stateOf: (fact: EscalationFact) => FactState): FactSheet {
  return {
    who: stateOf('who'),
    contact: stateOf('contact'),
    device: stateOf('device'),
    serial: stateOf('serial'),
    story: stateOf('story'),
    weight: stateOf('weight'),
    readout: stateOf('readout'),
    tried: stateOf('tried'),
  };
}

function known(value: string | null): FactState {
  const text = value?.trim() ?? '';
  return text === '' ? { state: 'missing' } : { state: 'known', value: text };
}

function whoOf({ visitor }: ToldTicket): string | null {
  switch (visitor.kind) {
    case 'known':
      return visitor.department === null
        ? visitor.firstName
        : `${visitor.firstName} (${visitor.department})`;
    case 'guest':
      return visitor.name;
    case 'unverified':
      return visitor.name ?? visitor.badgeNumber;
    case 'anonymous':
      return null;
  }
}

/** What a guest gave, else an address: nobody is reached by the name of his department. */
function contactOf({ visitor }: ToldTicket, mail: string | null): string | null {
  return visitor.kind === 'guest' ? visitor.contact : mail;
}

function deviceOf(
  { decision }: ToldTicket,
  readout: Readout | null,
  words: FactWords,
): string | null {
  if (readout !== null) {
    return deviceName(makerAndModel(readout)) ?? words.deviceKind(readout.device.kind);
  }
  if (decision === null || decision.choice === 'no-device') return null;
  return deviceName(decision.device) ?? words.deviceKind(decision.device.kind);
}

/** The serial number that the device gave, or what its label says. */
function serialOf(readout: Readout | null): string | null {
  if (readout === null) return null;
  const facts = factsWithoutUdid(readout);
  return toldOf(facts, 'serial') ?? toldOf(facts, 'tag');
}

function storyOf({ reason, answers }: ToldTicket, words: FactWords): string | null {
  if (reason === null) return null;
  const since = answers === null ? '' : ` (${words.since(answers.since)})`;
  const said = `${words.category(reason.category)}: ${reason.words.trim()}`.replace(/: $/u, '');
  const answered = Object.entries(reason.triage).map(([question, answer]) =>
    words.triage(reason.category, question, answer),
  );
  return [`${said}${since}`, ...answered].join('\n');
}

function verdictsOf(readout: Readout | null, words: FactWords): string | null {
  if (readout === null) return null;
  const { findings } = readout;
  return findings.length === 0 ? words.nothingFound : findings.map(words.finding).join('\n');
}

const line = (longest: number) =>
  z
    .string()
    .max(longest)
    .transform((text) => cleanText(text, longest));
const named = line(120).pipe(z.string().min(1));

/** Colleagues who solve something together. */
export const staffGroupSchema = z.strictObject({
  groupId: uuidSchema,
  name: named,
  members: z.array(z.strictObject({ accountId: uuidSchema, name: z.string().max(120) })).max(100),
});
export type StaffGroup = z.infer<typeof staffGroupSchema>;

/** Somebody outside who repairs or delivers. */
export const supplierSchema = z.strictObject({
  supplierId: uuidSchema,
  name: named,
  /** Where one reaches him: address of a portal, mail, telephone. */
  contact: line(300),
  /** What his reference numbers look like, as an example. */
  referenceExample: line(60),
});
export type Supplier = z.infer<typeof supplierSchema>;

/** Whom a ticket is escalated to. */
export const escalationTargetSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('group'), groupId: uuidSchema }),
  z.strictObject({ kind: z.literal('person'), accountId: uuidSchema }),
  z.strictObject({ kind: z.literal('supplier'), supplierId: uuidSchema }),
]);
export type EscalationTarget = z.infer<typeof escalationTargetSchema>;

/** What a technician sends. */
export const escalationDraftSchema = z.strictObject({
  to: escalationTargetSchema,
  reason: staffWordsSchema,
  tried: z.string().trim().max(4000),
  added: addedFactsSchema,
  warranty: z.string().trim().max(200),
  /** Whether whoever gets it reads the whole serial number. */
  serial: z.enum(['masked', 'full']),
});
export type EscalationDraft = z.infer<typeof escalationDraftSchema>;

/** One escalation of a ticket. */
export const escalationSchema = z.strictObject({
  escalationId: uuidSchema,
  kind: z.enum(['group', 'person', 'supplier']),
  targetId: uuidSchema,
  targetName: z.string().max(120),
  reason: z.string().max(4000),
  tried: z.string().max(4000),
  added: addedFactsSchema,
  missing: z.array(escalationFactSchema),
  warranty: z.string().max(200),
  serial: z.enum(['masked', 'full']),
  /** Of the supplier; empty while he gave none. */
  reference: z.string().max(60),
  /** When it should be back, as `2026-11-26`. */
  expectedOn: z.iso.date().nullable(),
  /** The first open day on which its supplier was late; absent while he is not. */
  lateSince: z.iso.date().optional(),
  at: timestampSchema,
  by: z.string().max(120),
  /** When it was over, or taken over by a member; null while it waits. */
  endedAt: timestampSchema.nullable(),
  endedBy: z.string().max(120).nullable(),
});
export type Escalation = z.infer<typeof escalationSchema>;
