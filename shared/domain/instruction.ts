import { z } from 'zod';
import { contentHashSchema, timestampSchema, uuidSchema } from '../base/identifier.ts';
import { cleanText } from '../base/untrusted-text.ts';
import { localeSchema } from './locale.ts';
import { deviceKindSchema, devicePromptSchema } from './readout.ts';
import { daySchema } from './report-details.ts';
import { categorySchema } from './report-type.ts';

/** For whom a text is written: two levels of the CEFR for visitors, and one for who knows the trade. */
export const instructionLevelSchema = z.enum(['A2', 'B1', 'expert']);
export type InstructionLevel = z.infer<typeof instructionLevelSchema>;

/** Text of at most so many characters; a draft may still be empty. */
const words = (longest: number) =>
  z
    .string()
    .max(longest * 4)
    .overwrite((text) => cleanText(text, longest));

/** A drawing of ours, or a photo that staff uploaded; `alt` says what a photo shows. */
export const instructionPictureSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('device'), device: deviceKindSchema }),
  z.strictObject({ kind: z.literal('prompt'), prompt: devicePromptSchema }),
  z.strictObject({ kind: z.literal('photo'), hash: contentHashSchema, alt: words(160) }),
]);
export type InstructionPicture = z.infer<typeof instructionPictureSchema>;

/** One step: what to do, what one sees then, and what to do when one does not. */
export const instructionStepSchema = z.strictObject({
  do: words(400),
  see: words(300).optional(),
  ifNot: words(400).optional(),
  picture: instructionPictureSchema.optional(),
});
export type InstructionStep = z.infer<typeof instructionStepSchema>;

/** The same instruction for one reader; the bounds are those of `expert`, see instruction-limits.ts. */
export const instructionVariantSchema = z.strictObject({
  locale: localeSchema,
  level: instructionLevelSchema,
  title: words(80),
  intro: words(500).optional(),
  /** What to take care of before one begins. */
  safety: z.array(words(300)).max(6),
  steps: z.array(instructionStepSchema).max(20),
});
export type InstructionVariant = z.infer<typeof instructionVariantSchema>;

/** For whom it is meant; none is everybody. */
export const instructionRoleSchema = z.enum(['employee', 'manager', 'guest', 'technician']);

/** Who can follow it without help, besides everybody else. */
export const instructionAccessSchema = z.enum(['without-sight', 'without-hearing', 'one-hand']);

/** The blocks that go along with a device that is issued. */
export const packBlockSchema = z.enum(['first-use', 'pin', 'loss', 'phishing']);
export type PackBlock = z.infer<typeof packBlockSchema>;

export const findingCodeSchema = z
  .string()
  .regex(/^[a-z0-9-]+$/u)
  .max(60);

/** What somebody writes; each change is kept as a version. */
export const instructionContentSchema = z
  .strictObject({
    /** What it helps with. */
    findings: z.array(findingCodeSchema).max(30),
    reasons: z.array(categorySchema).max(10),
    /** The devices for which it holds; none is every device. */
    devices: z.array(deviceKindSchema).max(20),
    roles: z.array(instructionRoleSchema).max(4),
    accessibility: z.array(instructionAccessSchema).max(3),
    pack: packBlockSchema.nullable(),
    variants: z.array(instructionVariantSchema).max(6),
  })
  .refine(
    ({ variants }) => new Set(variants.map(variantKey)).size === variants.length,
    'Two variants have the same language and level',
  );
export type InstructionContent = z.infer<typeof instructionContentSchema>;

/** `nl-A2`: names one variant. */
export function variantKey({
  locale,
  level,
}: Pick<
  InstructionVariant,
  'locale' | 'level'
>): `${InstructionVariant['locale']}-${InstructionLevel}` {
  return `${locale}-${level}`;
}

export const instructionSlugSchema = z
  .string()
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/u)
  .max(60);

/** How far a version is. An approved one may be published. */
export const instructionStageSchema = z.enum(['draft', 'in-review', 'approved', 'published']);
export type InstructionStage = z.infer<typeof instructionStageSchema>;

/** What a list says of an instruction. `expired` is a published one whose review day has come. */
export const instructionStateSchema = z.enum([
  'draft',
  'in-review',
  'approved',
  'published',
  'expired',
  'retired',
]);
export type InstructionState = z.infer<typeof instructionStateSchema>;

/** Somebody of the desk; the id is null for what Balie brought along. */
export const instructionPersonSchema = z.strictObject({
  accountId: uuidSchema.nullable(),
  name: z.string().max(120),
});

/** Followed on a real device: its model and version were read by machine, not typed. */
export const instructionStampSchema = z.strictObject({
  stampId: uuidSchema,
  version: z.int().positive(),
  deviceKind: deviceKindSchema,
  model: z.string().max(170),
  osVersion: z.string().max(80),
  readoutId: uuidSchema,
  by: instructionPersonSchema,
  at: timestampSchema,
});
export type InstructionStamp = z.infer<typeof instructionStampSchema>;

/** One version, without its content. */
export const instructionVersionSchema = z.strictObject({
  version: z.int().positive(),
  stage: instructionStageSchema,
  writtenBy: instructionPersonSchema,
  writtenAt: timestampSchema,
  approvedBy: instructionPersonSchema.nullable(),
  publishedAt: timestampSchema.nullable(),
  /** Why it was published though nobody followed it on a device. */
  unverifiedBecause: z.string().max(4000).nullable(),
  /** What must change, when it came back from a review. */
  returnedBecause: z.string().max(4000).nullable(),
});
export type InstructionVersion = z.infer<typeof instructionVersionSchema>;

/** One line of the list. */
export const instructionLineSchema = z.strictObject({
  instructionId: uuidSchema,
  slug: instructionSlugSchema,
  /** Of the first variant that has one; empty for a fresh draft. */
  title: z.string().max(80),
  state: instructionStateSchema,
  /** A newer version that is on its way while an older one is published. */
  pending: instructionStageSchema.exclude(['published']).nullable(),
  owner: instructionPersonSchema.nullable(),
  reviewBy: daySchema,
  /** The variants that it has, as `nl-A2`. */
  variants: z.array(z.string().max(9)).max(6),
  verified: z.boolean(),
  changedAt: timestampSchema,
});
export type InstructionLine = z.infer<typeof instructionLineSchema>;

/** All of one instruction that its editor needs. */
export const instructionSchema = z.strictObject({
  instructionId: uuidSchema,
  slug: instructionSlugSchema,
  /** Grows with every write; a write names the one that it saw. */
  revision: z.int().positive(),
  state: instructionStateSchema,
  owner: instructionPersonSchema.nullable(),
  reviewBy: daySchema,
  retiredBecause: z.string().max(4000).nullable(),
  /** The newest version and what it says. */
  version: instructionVersionSchema,
  content: instructionContentSchema,
  publishedVersion: z.int().positive().nullable(),
  /** Newest first. */
  versions: z.array(instructionVersionSchema).max(100),
  stamps: z.array(instructionStampSchema).max(50),
});
export type Instruction = z.infer<typeof instructionSchema>;

/** What a visitor is shown: the published version, only variants that are whole. */
export const publishedInstructionSchema = z.strictObject({
  instructionId: uuidSchema,
  slug: instructionSlugSchema,
  version: z.int().positive(),
  devices: z.array(deviceKindSchema).max(20),
  roles: z.array(instructionRoleSchema).max(4),
  accessibility: z.array(instructionAccessSchema).max(3),
  pack: packBlockSchema.nullable(),
  variants: z.array(instructionVariantSchema).min(1).max(6),
  /** The newest stamp of this version. */
  verifiedOn: instructionStampSchema.pick({ model: true, osVersion: true, at: true }).nullable(),
});
export type PublishedInstruction = z.infer<typeof publishedInstructionSchema>;

/** `assets/instructions/<slug>.json`: an instruction that Balie brings along. */
export const seedInstructionSchema = z.strictObject({
  slug: instructionSlugSchema,
  /** A higher one replaces what is there, unless somebody of the desk changed it. */
  seedVersion: z.int().positive(),
  /** Months from loading until it must be looked at again. */
  reviewAfterMonths: z.int().min(1).max(36),
  content: instructionContentSchema,
});
export type SeedInstruction = z.infer<typeof seedInstructionSchema>;
