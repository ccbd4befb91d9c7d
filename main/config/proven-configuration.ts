import type { Clock } from '../../shared/base/clock.ts';
import { type Fault, fault } from '../../shared/base/fault.ts';
import { type Result, err, ok } from '../../shared/base/result.ts';
import { type Envelope, mostRoots } from '../../shared/domain/release/documents.ts';
import {
  type ProvenConfiguration,
  decideConfiguration,
  parseSignedConfiguration,
} from '../../shared/release/decide-configuration.ts';
import { type Trusted, followRoots, rootOf, trustFrom } from '../../shared/release/trust.ts';
import type { ConfigurationSource } from '../update/update-source.ts';
import type { UpdateTrust } from '../update/update-trust.ts';

export interface ProvenConfigurationsParts {
  readonly source: ConfigurationSource;
  readonly clock: Clock;
  /** What this kiosk believed last as this kiosk of its desk; null before it knows any root. */
  readonly trustOf: (kioskId: string) => UpdateTrust<Trusted | null>;
}

type Answer = ProvenConfiguration | 'none' | 'unsigned';

/** What a desk says that has no root, or that is of before there were signed configurations. */
const signsNone: ReadonlySet<string> = new Set<Fault['code']>([
  'update/not-set-up',
  'input/unknown-route',
]);

/** A word lives for a day; it is asked for anew after half of that, so that an old answer is noticed. */
const renewAfterMs = 12 * 60 * 60 * 1000;
/** A word that was signed so long ago has ended; an hour is for clocks that differ. */
const frozenAfterMs = 25 * 60 * 60 * 1000;

/**
 * Configurations that the desk signed (ADR 42). A kiosk that knows a root takes no other; one that knows none
 * believes the first that its desk shows, and none after that which it does not lead to.
 */
export class ProvenConfigurations {
  private readonly parts: ProvenConfigurationsParts;
  private answeredAtMs: number | null = null;

  constructor(parts: ProvenConfigurationsParts) {
    this.parts = parts;
  }

  /** Whether the desk is to be asked although it names nothing new. */
  get isDue(): boolean {
    const { answeredAtMs } = this;
    if (answeredAtMs === null) return true;
    return Math.abs(this.parts.clock.nowMs() - answeredAtMs) > renewAfterMs;
  }

  /** What the desk signed for this kiosk; `unsigned` when neither knows a root. */
  async ask(kioskId: string): Promise<Result<Answer, Fault>> {
    const answer = await this.prove(kioskId);
    // What was refused is asked for again with the next heartbeat.
    if (answer.ok) this.answeredAtMs = this.parts.clock.nowMs();
    return answer;
  }

  /**
   * Why what this kiosk has may be frozen: it knows a root, and the last word that it believed has long ended. Kept
   * with that word, so that a restart starts no new day.
   */
  async frozen(kioskId: string): Promise<Fault | null> {
    const kept = await this.parts.trustOf(kioskId).load();
    if (!kept.ok || kept.value === null) return null;
    const { director } = kept.value;
    if (director === null) return null;
    const ageMs = this.parts.clock.nowMs() - Date.parse(director.signedAt);
    return ageMs > frozenAfterMs
      ? fault('update/expired', `No newer word than that of ${director.signedAt} came`)
      : null;
  }

  private async prove(kioskId: string): Promise<Result<Answer, Fault>> {
    const { source, clock } = this.parts;
    const trust = this.parts.trustOf(kioskId);
    const kept = await trust.load();
    if (!kept.ok) return kept;
    const known = kept.value;
    const bytes = await source.configuration(known === null ? 0 : rootOf(known).version);
    if (!bytes.ok) {
      return known === null && signsNone.has(bytes.fault.code) ? ok('unsigned') : bytes;
    }
    const sent = parseSignedConfiguration(bytes.value);
    if (!sent.ok) return sent;
    const { roots } = sent.value;
    const begun = known === null ? firstOf(roots) : ok(known);
    if (!begun.ok) return begun;
    const followed = followRoots(begun.value, roots);
    if (followed.fault !== null) return { ok: false, fault: followed.fault };
    const decided = decideConfiguration(followed.trusted, sent.value, kioskId, clock.nowMs());
    // A root that was followed stays, also when what came with it is refused; but a first root is believed
    // only with what it proves, unless so many follow it that the newest comes with the next answer.
    const mayKeep = decided.ok || known !== null || roots.length === mostRoots;
    const believed = decided.ok ? decided.value.trusted : followed.trusted;
    if (mayKeep && believed !== known) {
      const saved = await trust.keep(believed);
      if (!saved.ok) return saved;
    }
    return decided.ok ? ok(decided.value.configuration ?? 'none') : decided;
  }
}

function firstOf(roots: readonly Envelope[]): Result<Trusted, Fault> {
  const [first] = roots;
  return first === undefined
    ? err(fault('update/garbled', 'No root came with the first configuration'))
    : trustFrom(first);
}
