import type { StatusPage } from '../../shared/contract/visitor-routes.ts';
import { factsWithoutUdid } from '../../shared/domain/apple-device.ts';
import type { Attachment } from '../../shared/domain/attachment.ts';
import {
  type Escalation,
  type EscalationFact,
  escalationFactSchema,
  factSheet,
  latestReadout,
  maskedSerial,
} from '../../shared/domain/escalation.ts';
import type { Fact, Finding } from '../../shared/domain/readout.ts';
import type { Ticket } from '../../shared/domain/ticket.ts';
import { type DeskWords, factWordsOf } from '../words/desk-words.ts';

/** What a supplier gets of a ticket. Nothing of the visitor: who asks is the desk. */
export interface EscalationPackage {
  readonly ticket: number;
  readonly visitCode: StatusPage['visitCode'];
  readonly site: string;
  readonly supplier: string;
  readonly reference: string;
  readonly reason: string;
  readonly warranty: string;
  readonly madeAt: string;
  readonly askedBy: string;
  /** The eight facts; null for one that is not known, empty for one that does not apply. */
  readonly facts: readonly { readonly fact: EscalationFact; readonly value: string | null }[];
  readonly readAt: string | null;
  readonly findings: readonly (Pick<Finding, 'code' | 'verdict'> & { readonly words: string })[];
  /** Files on the ticket, by name; they go along apart, by whoever decides that they may. */
  readonly files: readonly Pick<Attachment, 'name' | 'type' | 'bytes' | 'description'>[];
  readonly readout: readonly Pick<Fact, 'key' | 'value' | 'unit' | 'layer'>[];
}

/** Facts that say who somebody is or which device it is: left out, or masked, of what leaves the desk. */
const identifies =
  /serial|imei|iccid|meid|udid|mac-?address|asset-tag|phone-number|owner|user-?name|hostname/iu;

/** The package of an escalation, in one language. */
export function packageOf(
  ticket: Ticket,
  escalation: Escalation,
  desk: {
    readonly site: string;
    readonly madeAt: string;
    readonly files: readonly Attachment[];
  },
  say: DeskWords,
): EscalationPackage {
  const words = factWordsOf(say);
  const { tried, added } = escalation;
  const sheet = factSheet(ticket, { tried, added, mail: null }, words);
  const full = escalation.serial === 'full';
  const readout = latestReadout(ticket);
  const valueOf = (fact: EscalationFact): string | null => {
    // The desk stands between its visitor and a supplier.
    if (fact === 'who') return escalation.by;
    if (fact === 'contact') return desk.site;
    const state = sheet[fact];
    if (state.state === 'none') return '';
    if (state.state === 'missing') return null;
    return fact === 'serial' && !full ? maskedSerial(state.value) : state.value;
  };
  return {
    ticket: ticket.item.number,
    visitCode: ticket.item.visitCode,
    site: desk.site,
    supplier: escalation.targetName,
    reference: escalation.reference,
    reason: escalation.reason,
    warranty: escalation.warranty,
    madeAt: desk.madeAt,
    askedBy: escalation.by,
    facts: escalationFactSchema.options.map((fact) => ({ fact, value: valueOf(fact) })),
    files: desk.files.map(({ name, type, bytes, description }) => ({
      name,
      type,
      bytes,
      description,
    })),
    readAt: readout?.finishedAt ?? null,
    findings: (readout?.findings ?? []).map((finding) => ({
      code: finding.code,
      verdict: finding.verdict,
      words: words.finding(finding),
    })),
    readout: (readout === null ? [] : factsWithoutUdid(readout)).flatMap((fact) => {
      const { key, value, unit, layer } = fact;
      if (!identifies.test(key)) return [{ key, value, unit, layer }];
      if (!/serial/u.test(key) || typeof value !== 'string') return [];
      return [{ key, value: full ? value : maskedSerial(value), unit, layer }];
    }),
  };
}
