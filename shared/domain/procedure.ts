import { z } from 'zod';
import { contentHashSchema, timestampSchema, uuidSchema } from '../base/identifier.ts';
import type { Reading } from './reading.ts';
import type { Readout } from './readout.ts';
import { categorySchema } from './report-type.ts';
import { staffWordsSchema } from './ticket.ts';

/** What a step wants to see before it is done. */
export const evidenceKindSchema = z.enum(['none', 'readout', 'photo', 'signature', 'value']);
export type EvidenceKind = z.infer<typeof evidenceKindSchema>;

const bothLanguages = (longest: number) =>
  z.strictObject({
    nl: z.string().trim().min(1).max(longest),
    en: z.string().trim().min(1).max(longest),
  });

const slugSchema = z
  .string()
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/u)
  .max(60);

/** One step of a checklist. */
export const procedureStepSchema = z.strictObject({
  stepId: slugSchema,
  /** What to do, as an instruction. */
  title: bothLanguages(160),
  /** How, when the title does not say enough. */
  help: bothLanguages(600).nullable(),
  evidence: evidenceKindSchema,
  /** What is written down, for `value`: `Versie na de update`. */
  valueName: bothLanguages(80).nullable(),
  /** What the step usually takes. */
  minutes: z.int().min(0).max(480),
});
export type ProcedureStep = z.infer<typeof procedureStepSchema>;

export const procedureStateSchema = z.enum(['draft', 'published', 'retired']);
export type ProcedureState = z.infer<typeof procedureStateSchema>;

/** What of a procedure somebody writes; each change is a version of its own. */
export const procedureContentSchema = z
  .strictObject({
    title: bothLanguages(120),
    /** Codes of findings for which it is proposed. */
    findings: z.array(z.string().max(60)).max(20),
    categories: z.array(categorySchema).max(10),
    steps: z.array(procedureStepSchema).min(1).max(30),
  })
  .refine(
    ({ steps }) => new Set(steps.map(({ stepId }) => stepId)).size === steps.length,
    'Two steps have the same stepId',
  )
  .refine(
    ({ steps }) => steps.every((step) => (step.evidence === 'value') === (step.valueName !== null)),
    'Exactly the steps that want a value name it',
  );
export type ProcedureContent = z.infer<typeof procedureContentSchema>;

/** A version of a procedure. */
export const procedureSchema = z.strictObject({
  procedureId: slugSchema,
  version: z.int().positive(),
  state: procedureStateSchema,
  content: procedureContentSchema,
  changedBy: z.string().max(120),
  changedAt: timestampSchema,
});
export type Procedure = z.infer<typeof procedureSchema>;

/** The width of the field in which somebody signs for a step, in the units of its points. */
export const stepSignatureWidth = 1000;

/** A line as it was drawn: points in 1/1000 of the width of the field. */
const strokeSchema = z
  .array(z.tuple([z.int().min(0).max(1000), z.int().min(0).max(1000)]))
  .min(1)
  .max(400);

/** What was shown to prove a step. */
export const evidenceSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('none') }),
  /** A reading of this ticket: the visit's own or a later one. */
  z.strictObject({ kind: z.literal('readout'), readoutId: uuidSchema }),
  z.strictObject({ kind: z.literal('photo'), hash: contentHashSchema }),
  z.strictObject({
    kind: z.literal('signature'),
    name: z.string().trim().min(1).max(120),
    strokes: z.array(strokeSchema).max(60),
    /** Signed on a printed form, by who cannot sign on a screen. */
    onPaper: z.boolean(),
  }),
  z.strictObject({ kind: z.literal('value'), value: z.string().trim().min(1).max(200) }),
]);
export type Evidence = z.infer<typeof evidenceSchema>;

/** How a step ended: with its evidence, or left out for a reason. */
export const stepEndSchema = z.discriminatedUnion('outcome', [
  z.strictObject({ outcome: z.literal('done'), evidence: evidenceSchema }),
  z.strictObject({ outcome: z.literal('skipped'), reason: staffWordsSchema }),
]);
export type StepEnd = z.infer<typeof stepEndSchema>;

/** A step of a run that has ended. */
export const endedStepSchema = z.strictObject({
  stepId: slugSchema,
  end: stepEndSchema,
  by: z.string().max(120),
  at: timestampSchema,
  minutes: z.int().min(0).max(1440),
});
export type EndedStep = z.infer<typeof endedStepSchema>;

/** A procedure as it is followed for one ticket, in the version with which it was begun. */
export const procedureRunSchema = z.strictObject({
  runId: uuidSchema,
  procedure: procedureSchema,
  startedBy: z.string().max(120),
  startedAt: timestampSchema,
  steps: z.array(endedStepSchema).max(30),
  stopped: z
    .strictObject({ by: z.string().max(120), at: timestampSchema, reason: z.string().max(4000) })
    .nullable(),
});
export type ProcedureRun = z.infer<typeof procedureRunSchema>;

/** Whether nothing is left to do. */
export function isOver({ procedure, steps, stopped }: ProcedureRun): boolean {
  return stopped !== null || steps.length === procedure.content.steps.length;
}

/** The step whose turn it is; null when the run is over. Steps are taken in their order. */
export function nextStep(run: ProcedureRun): ProcedureStep | null {
  if (isOver(run)) return null;
  const ended = new Set(run.steps.map(({ stepId }) => stepId));
  return run.procedure.content.steps.find(({ stepId }) => !ended.has(stepId)) ?? null;
}

/** What a step wants and was not given; null when the evidence fits. */
export function missingEvidence(step: ProcedureStep, given: Evidence): EvidenceKind | null {
  return step.evidence === given.kind ? null : step.evidence;
}

/**
 * The readings that can prove the step whose turn it is, newest first. The first step may take what was
 * read before, as at the check-in; after it something was done, and only a reading since the procedure
 * began tells of that.
 */
export function readoutsThatProve(
  { startedAt, steps }: Pick<ProcedureRun, 'startedAt' | 'steps'>,
  ticket: { readonly readout: Readout | null; readonly readings: readonly Reading[] },
): readonly Readout[] {
  const isFirst = steps.length === 0;
  const later = ticket.readings
    .filter(({ arrivedAt }) => isFirst || arrivedAt >= startedAt)
    .map((reading) => reading.readout)
    .toReversed();
  return isFirst && ticket.readout !== null ? [...later, ticket.readout] : later;
}

/**
 * The minutes of a step: since the one before, at most what a step can believably take. Counted along the
 * procedure, so that its steps together last as long as it did: five quick ones are not five minutes.
 */
export function stepMinutes(startedMs: number, sinceMs: number, endedMs: number): number {
  const along = (ms: number) => Math.round((ms - startedMs) / 60_000);
  return Math.min(mostMinutes, Math.max(0, along(endedMs) - along(sinceMs)));
}

/** The minutes of a turn: at least one, at most what one can believably take. */
export function minutesOf(sinceMs: number, endedMs: number): number {
  return Math.min(mostMinutes, Math.max(1, Math.round((endedMs - sinceMs) / 60_000)));
}

/** Somebody who comes back after a night did not work through it. */
const mostMinutes = 120;
