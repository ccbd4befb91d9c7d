import { z } from 'zod';
import { timestampSchema, uuidSchema } from '../../base/identifier.ts';

/** What a kiosk shows and an admin types. */
export const enrolCodeSchema = z.string().regex(/^\d{6}$/u);

/** Minutes that a code stands. */
export const enrolCodeMinutes = 10;
/** More kiosks do not wait for an admin at one time, so that a guess stays worth little. */
export const mostWaiting = 100;
/** Codes that one address may ask for within ten minutes: a whole building stands behind one. */
export const codesPerAddress = 60;
/** Wrong codes that one admin may type within ten minutes. */
export const wrongCodes = 10;

/** How the wish of a kiosk to join stands. */
export const enrolmentStateSchema = z.discriminatedUnion('step', [
  z.strictObject({ step: z.literal('waiting') }),
  /** From now on its signatures are those of this kiosk. */
  z.strictObject({ step: z.literal('enrolled'), kioskId: uuidSchema }),
  /** The code was not typed in time. */
  z.strictObject({ step: z.literal('over') }),
]);

/** What a kiosk is told when it asks for a code. */
export const enrolmentBegunSchema = z.strictObject({
  /** Proves that it is the one who asked; 256 bits. */
  pollToken: z.string().regex(/^[A-Za-z0-9_-]{43}$/u),
  code: enrolCodeSchema,
  expiresAt: timestampSchema,
});

/** A free code, or null when `random` finds none within some tries. */
export function freeCode(
  taken: ReadonlySet<string>,
  random: (max: number) => number,
): string | null {
  for (let attempt = 0; attempt < 20; attempt += 1) {
    const code = String(random(1_000_000)).padStart(6, '0');
    if (!taken.has(code)) return code;
  }
  return null;
}

/** What somebody types of a code, without what he puts between the digits. */
export function typedCode(text: string): string {
  return text.replace(/[^\d]/gu, '').slice(0, 6);
}

/** Six digits as they are read aloud and shown: `123 456`. */
export function spacedCode(code: string): string {
  return `${code.slice(0, 3)} ${code.slice(3)}`;
}
