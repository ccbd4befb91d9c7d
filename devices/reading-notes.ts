import { timestamp, type Clock } from '../shared/base/clock.ts';
import type { Fault } from '../shared/base/fault.ts';
import { cleanText } from '../shared/base/untrusted-text.ts';
import type { Fact, Finding, Layer, ProbeOutcome } from '../shared/domain/readout.ts';
import { closingFinding, findingsOf } from './findings/find.ts';
import type { ReaderTables } from './pack/reader-tables.ts';
import type { ProbeFact } from './probe.ts';

/** So many facts and findings fit in a readout (shared/domain/readout.ts). */
const most = { facts: 400, findings: 60, textPoints: 200, listEntries: 64 } as const;

/** Who asked, and since when. */
export interface Source {
  readonly probe: string;
  readonly layer: Layer;
  readonly startedMs: number;
}

interface Told {
  readonly onFact: (fact: Fact) => void;
  readonly onFinding: (finding: Finding) => void;
}

/** What a reading has learnt so far; every fact and finding is told as soon as it is noted. */
export class ReadingNotes {
  readonly facts: Fact[] = [];
  readonly findings: Finding[] = [];
  readonly outcomes: ProbeOutcome[] = [];
  readonly #keys = new Set<string>();
  readonly #clock: Clock;
  readonly #tables: ReaderTables;
  readonly #told: Told;

  constructor(clock: Clock, tables: ReaderTables, told: Told) {
    this.#clock = clock;
    this.#tables = tables;
    this.#told = told;
  }

  /** Stamps a fact with where it comes from; the first of a key stays. What is no number is no figure. */
  note(fact: ProbeFact, { probe, layer, startedMs }: Source): void {
    if (typeof fact.value === 'number' && !Number.isFinite(fact.value)) return;
    if (this.#keys.has(fact.key) || this.facts.length >= most.facts) return;
    this.#keys.add(fact.key);
    const readAt = timestamp(this.#clock);
    const durationMs = Math.max(0, this.#clock.nowMs() - startedMs);
    const value = bounded(fact.value);
    const whole = { layer, ...fact, value, probe, readAt, durationMs };
    this.facts.push(whole);
    this.#told.onFact(whole);
  }

  /** A probe has ended: what its facts allow to say is said now. */
  ended({ probe, layer, startedMs }: Source, fault: Fault | null): void {
    const durationMs = Math.max(0, this.#clock.nowMs() - startedMs);
    this.outcomes.push({ probe, layer, durationMs, fault });
    const known = new Set(this.findings.map((finding) => finding.code));
    for (const finding of findingsOf(this.facts, this.#tables)) {
      if (!known.has(finding.code)) this.#conclude(finding);
    }
  }

  /** The reading has ended. */
  closed(): void {
    const closing = closingFinding(this.facts, this.findings, this.outcomes);
    if (closing !== null) this.#conclude(closing);
  }

  #conclude(finding: Finding): void {
    if (this.findings.length >= most.findings) return;
    this.findings.push(finding);
    this.#told.onFinding(finding);
  }
}

/** The last fence before a text leaves: clean and short, whatever a probe forgot. */
function bounded(value: Fact['value']): Fact['value'] {
  if (typeof value === 'string') return cleanText(value, most.textPoints);
  if (!Array.isArray(value)) return value;
  return value.slice(0, most.listEntries).map((one) => cleanText(one, most.textPoints));
}
