import { type InstructionLimits, instructionLimits } from './instruction-limits.ts';
import {
  type InstructionContent,
  type InstructionStage,
  type InstructionState,
  type InstructionStep,
  type InstructionVariant,
  variantKey,
} from './instruction.ts';
import type { Readout } from './readout.ts';

/** What the desk keeps of an instruction to know its state. */
export interface InstructionStanding {
  readonly stage: InstructionStage;
  readonly publishedVersion: number | null;
  readonly retired: boolean;
  readonly reviewBy: string;
}

/** Where it stands on a day. From its review day on a published one is expired. */
export function stateOf(standing: InstructionStanding, today: string): InstructionState {
  if (standing.retired) return 'retired';
  if (standing.publishedVersion === null) return standing.stage;
  return standing.reviewBy <= today ? 'expired' : 'published';
}

/** Whether visitors are shown it. */
export function isShown(standing: InstructionStanding, today: string): boolean {
  return stateOf(standing, today) === 'published';
}

/** Why a variant cannot be shown to visitors, at the place where it is. */
export interface Shortcoming {
  /** `nl-A2`; null for the instruction as a whole. */
  readonly variant: string | null;
  readonly field:
    'variants' | 'title' | 'intro' | 'safety' | 'steps' | 'do' | 'see' | 'ifNot' | 'alt';
  /** Number of the step or safety measure, from 1; null where there is one. */
  readonly place: number | null;
  /** By how much it is too long, or that it is missing. */
  readonly over: number | null;
}

/** Everything that keeps it from being shown; empty when it is whole. */
export function shortcomings({ variants }: InstructionContent): readonly Shortcoming[] {
  if (variants.length === 0) {
    return [{ variant: null, field: 'variants', place: null, over: null }];
  }
  return variants.flatMap(shortcomingsOf);
}

function shortcomingsOf(variant: InstructionVariant): readonly Shortcoming[] {
  const limits = instructionLimits[variant.level];
  const key = variantKey(variant);
  const found: Shortcoming[] = [];
  const note = (field: Shortcoming['field'], place: number | null, over: number | null) => {
    found.push({ variant: key, field, place, over });
  };
  const text = (
    field: Shortcoming['field'],
    place: number | null,
    words: string,
    longest: number,
  ) => {
    const over = lengthOf(words) - longest;
    if (words === '') note(field, place, null);
    else if (over > 0) note(field, place, over);
  };
  const count = (field: 'safety' | 'steps', many: number) => {
    if (many > limits[field]) note(field, null, many - limits[field]);
  };
  text('title', null, variant.title, limits.title);
  if (variant.intro !== undefined) text('intro', null, variant.intro, limits.intro);
  count('safety', variant.safety.length);
  for (const [at, words] of variant.safety.entries()) {
    text('safety', at + 1, words, limits.safetyEach);
  }
  if (variant.steps.length === 0) note('steps', null, null);
  count('steps', variant.steps.length);
  for (const [at, step] of variant.steps.entries()) {
    for (const { field, words, longest } of stepTexts(step, limits)) {
      text(field, at + 1, words, longest);
    }
  }
  return found;
}

function stepTexts(step: InstructionStep, limits: InstructionLimits) {
  const texts: { field: Shortcoming['field']; words: string; longest: number }[] = [
    { field: 'do', words: step.do, longest: limits.do },
  ];
  if (step.see !== undefined) texts.push({ field: 'see', words: step.see, longest: limits.see });
  if (step.ifNot !== undefined) {
    texts.push({ field: 'ifNot', words: step.ifNot, longest: limits.ifNot });
  }
  if (step.picture?.kind === 'photo') {
    texts.push({ field: 'alt', words: step.picture.alt, longest: 160 });
  }
  return texts;
}

/** Characters as a reader counts them. */
export function lengthOf(words: string): number {
  return Array.from(words).length;
}

/** Longest time that one sitting at a draft is one version, in milliseconds. */
export const sittingMs = 15 * 60_000;

/**
 * Whether a write goes over the newest version or begins another one. What was looked at, stamped or
 * written by somebody else stays as it was.
 */
export function writesOver(
  newest: {
    readonly stage: InstructionStage;
    readonly writtenById: string | null;
    readonly begunMs: number;
    readonly stamps: number;
  },
  writerId: string,
  nowMs: number,
): boolean {
  return (
    newest.stage === 'draft' &&
    newest.stamps === 0 &&
    newest.writtenById === writerId &&
    nowMs - newest.begunMs < sittingMs
  );
}

/** Whom it helps: what a visit found, why somebody came, what he holds. */
export interface Wanted {
  readonly findings: readonly string[];
  readonly reason: string | null;
  readonly device: string | null;
  /** Only the blocks that go along with an issued device. */
  readonly pack: boolean;
}

/** How well it fits, higher is better; 0 when it does not fit at all. */
export function fitOf(
  content: Pick<InstructionContent, 'findings' | 'reasons' | 'devices' | 'pack'>,
  wanted: Wanted,
): number {
  const kinds: readonly string[] = content.devices;
  const forDevice = wanted.device !== null && kinds.includes(wanted.device);
  if (wanted.device !== null && kinds.length > 0 && !forDevice) return 0;
  if (wanted.pack) return content.pack === null ? 0 : 1 + Number(forDevice);
  const reasons: readonly string[] = content.reasons;
  const found = wanted.findings.filter((code) => content.findings.includes(code)).length;
  const asked = wanted.reason !== null && reasons.includes(wanted.reason);
  return found === 0 && !asked ? 0 : found * 4 + Number(asked) * 2 + Number(forDevice);
}

/** Which facts name the model and the version of a device, best first. */
const namedBy = [
  { model: 'apple.model', version: 'apple.system-version', system: 'iOS' },
  { model: 'apple.product-type', version: 'apple.system-version', system: 'iOS' },
  { model: 'android.model', version: 'android.release', system: 'Android' },
  { model: 'mtp.model', version: 'mtp.version', system: '' },
  { model: 'printer.model', version: 'printer.firmware', system: '' },
  { model: 'drive.model', version: 'drive.firmware', system: '' },
] as const;

/** The model and version that a device told of itself; null when it told not both. */
export function modelAndVersion({ facts, device }: Pick<Readout, 'facts' | 'device'>): {
  readonly model: string;
  readonly osVersion: string;
} | null {
  const text = (key: string) => {
    const value = facts.find((fact) => fact.key === key)?.value;
    return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
  };
  for (const { model, version, system } of namedBy) {
    const told = { model: text(model), version: text(version) };
    if (told.model !== null && told.version !== null) {
      const name = system === 'iOS' && device.kind === 'tablet' ? 'iPadOS' : system;
      return {
        model: Array.from(told.model).slice(0, 170).join(''),
        osVersion: Array.from(`${name} ${told.version}`.trim()).slice(0, 80).join(''),
      };
    }
  }
  return null;
}
