import { z } from 'zod';
import { instructionContentSchema, publishedInstructionSchema } from './instruction.ts';
import { stepAnswerSchema, tellingSchema, variantFor } from './instruction-link.ts';
import { type Locale, localeSchema } from './locale.ts';
import type { DeviceKind } from './readout.ts';
import { daySchema } from './report-details.ts';
import type { Category } from './report-type.ts';

/** A published instruction as a kiosk keeps it, for when the desk is away. */
export const kioskInstructionSchema = publishedInstructionSchema
  .pick({
    instructionId: true,
    slug: true,
    version: true,
    devices: true,
    roles: true,
    variants: true,
  })
  .extend({
    findings: instructionContentSchema.shape.findings,
    reasons: instructionContentSchema.shape.reasons,
    /** From this day on it is not shown any more, also by a kiosk that has not heard of it since. */
    reviewBy: daySchema,
  });
export type KioskInstruction = z.infer<typeof kioskInstructionSchema>;

/** What a visitor reads at a kiosk: which version of what, and how it is told. */
export const readAtKioskSchema = kioskInstructionSchema
  .pick({ instructionId: true, version: true })
  .extend({ telling: tellingSchema, locale: localeSchema });
export type ReadAtKiosk = z.infer<typeof readAtKioskSchema>;

/** What he said of a step of it. */
export const toldStepSchema = stepAnswerSchema.extend(readAtKioskSchema.shape);
export type ToldStep = z.infer<typeof toldStepSchema>;

/** A kiosk keeps so many. */
export const mostAtKiosk = 200;

/** What a kiosk can offer without its texts: enough to know for what. */
export const instructionOfferSchema = kioskInstructionSchema
  .pick({ instructionId: true, devices: true, findings: true, reasons: true })
  .extend({ titles: z.strictObject({ nl: z.string().max(80), en: z.string().max(80) }) });
export type InstructionOffer = z.infer<typeof instructionOfferSchema>;

/** The offer of an instruction. */
export function offerOf(instruction: KioskInstruction): InstructionOffer {
  const { instructionId, devices, findings, reasons, variants } = instruction;
  const titleIn = (locale: Locale) => variantFor(variants, locale, 'steps')?.title ?? '';
  return {
    instructionId,
    devices,
    findings,
    reasons,
    titles: { nl: titleIn('nl'), en: titleIn('en') },
  };
}

/** What a visit is about, as far as it is known. */
export interface Need {
  readonly findings: readonly string[];
  readonly reason: Category | null;
  readonly device: DeviceKind | null;
}

/** With these reasons any instruction might fit, so none of them is better than the next one. */
const saysLittle: ReadonlySet<Category> = new Set<Category>(['how-to', 'something-else']);

/** A screen offers so many at once. */
const mostOffered = 3;

/**
 * The instructions for a need, best first: those for what was found, in the order in which that was
 * told, then those for the reason. One that is only for other devices than his is not offered.
 */
export function offersFor(
  offers: readonly InstructionOffer[],
  need: Need,
): readonly InstructionOffer[] {
  const fitting = offers.filter(
    ({ devices }) => devices.length === 0 || need.device === null || devices.includes(need.device),
  );
  const byFinding = need.findings.flatMap((code) =>
    fitting.filter(({ findings }) => findings.includes(code)),
  );
  const { reason } = need;
  const byReason =
    reason === null || saysLittle.has(reason)
      ? []
      : fitting.filter(({ reasons }) => reasons.includes(reason));
  return [...new Set([...byFinding, ...byReason])].slice(0, mostOffered);
}
