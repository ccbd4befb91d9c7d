import { z } from 'zod';
import { timestampSchema, uuidSchema } from '../base/identifier.ts';
import {
  type InstructionLevel,
  type InstructionVariant,
  type PackBlock,
  instructionLevelSchema,
  instructionVariantSchema,
  packBlockSchema,
} from './instruction.ts';
import { type Locale, localeSchema } from './locale.ts';
import { deviceKindSchema } from './readout.ts';

/** How a reader wants to be told: in short, step by step, with pictures, or read aloud. */
export const tellingSchema = z.enum(['short', 'steps', 'pictures', 'aloud']);
export type Telling = z.infer<typeof tellingSchema>;

/** The level of text that a way of telling uses. */
export function levelOf(telling: Telling): InstructionLevel {
  return levels[telling];
}

const levels = {
  short: 'expert',
  steps: 'B1',
  pictures: 'A2',
  aloud: 'A2',
} as const satisfies Record<Telling, InstructionLevel>;

/** Who finds no text of his level is better off with an easier one than with a harder one. */
const nearest = {
  A2: ['A2', 'B1', 'expert'],
  B1: ['B1', 'A2', 'expert'],
  expert: ['expert', 'B1', 'A2'],
} as const satisfies Record<InstructionLevel, readonly InstructionLevel[]>;

/** The text for a reader: his language before his level, and none only when there is none at all. */
export function variantFor<V extends Pick<InstructionVariant, 'locale' | 'level'>>(
  variants: readonly V[],
  locale: Locale,
  telling: Telling,
): V | null {
  const own = variants.filter((variant) => variant.locale === locale);
  const readable = own.length > 0 ? own : variants;
  for (const level of nearest[levelOf(telling)]) {
    const found = readable.find((variant) => variant.level === level);
    if (found !== undefined) return found;
  }
  return null;
}

/** Whether there is something to follow: a draft that was published half is shown to nobody. */
export function isWhole({ title, steps }: Pick<InstructionVariant, 'title' | 'steps'>): boolean {
  return title !== '' && steps.length > 0 && steps.every((step) => step.do !== '');
}

/** A page of instructions lives so many days. */
export const linkDays = 30;
/** Instructions that are given along at once. */
export const mostGiven = 6;

/** 256 random bits as base64url. */
export const linkTokenSchema = z.string().regex(/^[A-Za-z0-9_-]{43}$/u);

/** An instruction as its page has it: every text of the version that was given. */
export const givenInstructionSchema = z.strictObject({
  instructionId: uuidSchema,
  version: z.int().positive(),
  /** Its place in what goes along with an issued device. */
  block: packBlockSchema.nullable(),
  variants: z.array(instructionVariantSchema).min(1).max(6),
});
export type GivenInstruction = z.infer<typeof givenInstructionSchema>;

/** All that a page of instructions shows. Nothing of it says for whom it is. */
export const instructionPageSchema = z.strictObject({
  telling: tellingSchema,
  locale: localeSchema,
  expiresAt: timestampSchema,
  instructions: z.array(givenInstructionSchema).max(mostGiven),
});
export type InstructionPage = z.infer<typeof instructionPageSchema>;

/** What a reader said of one step. Made where it was said, so that sending it twice counts once. */
export const stepAnswerSchema = z.strictObject({
  answerId: uuidSchema,
  instructionId: uuidSchema,
  /** Of the text that he read: each level has steps of its own. */
  level: instructionLevelSchema,
  /** Counted from 1, as the reader sees it; 0 is all of it, when every step worked and it did not help. */
  step: z.int().min(0).max(20),
  worked: z.boolean(),
  saidAt: timestampSchema,
});
export type StepAnswer = z.infer<typeof stepAnswerSchema>;

type Said = Pick<StepAnswer, 'answerId' | 'level' | 'step' | 'worked' | 'saidAt'>;

/** A step of the text of one level. */
export type LevelStep = Pick<StepAnswer, 'level' | 'step'>;

/** The steps that do not work now, by what was said last of each; in order of level and step. */
export function stepsThatFail(answers: readonly Said[]): readonly LevelStep[] {
  const last = new Map<string, Said>();
  for (const answer of answers) {
    const key = `${answer.level} ${answer.step}`;
    const before = last.get(key);
    if (before === undefined || isLater(answer, before)) last.set(key, answer);
  }
  return [...last.values()]
    .filter(({ worked }) => !worked)
    .map(({ level, step }) => ({ level, step }))
    .sort((one, other) => one.level.localeCompare(other.level) || one.step - other.step);
}

/** Of two answers at one moment the one that was made last counts; their ids sort by time of making. */
function isLater(one: Said, other: Said): boolean {
  return one.saidAt === other.saidAt
    ? one.answerId > other.answerId
    : Date.parse(one.saidAt) > Date.parse(other.saidAt);
}

/** Types of device that are issued with a pack. */
export const packDeviceSchema = deviceKindSchema.extract([
  'laptop',
  'phone',
  'tablet',
  'printer',
  'camera',
  'dock',
  'headset',
  'storage',
]);
export type PackDevice = z.infer<typeof packDeviceSchema>;

/** The blocks that go along with every device, in the order in which they are read. */
export const packBlocks: readonly PackBlock[] = packBlockSchema.options;
