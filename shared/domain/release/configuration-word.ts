import { z } from 'zod';
import { timestampSchema, uuidSchema } from '../../base/identifier.ts';
import { namedConfigSchema } from '../fleet/heartbeat.ts';
import { envelopeSchema, mostRoots, sha512Schema } from './documents.ts';

/** The most bytes of a configuration; today's largest has a tenth of it. */
export const largestConfiguration = 64 * 1024;

/**
 * Which configuration one kiosk is to have, signed at the desk for that kiosk alone by the key that also
 * signs its updates (ADR 42). It pins root and content, and dies within a day.
 */
export const configurationWordSchema = z.strictObject({
  type: z.literal('configuration'),
  version: z.int().min(1),
  kioskId: uuidSchema,
  signedAt: timestampSchema,
  expiresAt: timestampSchema,
  rootVersion: z.int().min(1),
  /** Null while no version of its profile is published. */
  configuration: namedConfigSchema
    .extend({
      /** Bytes. */
      size: z.int().min(2).max(largestConfiguration),
      sha512: sha512Schema,
    })
    .nullable(),
});
export type ConfigurationWord = Readonly<z.infer<typeof configurationWordSchema>>;

/** The word with all that proves it, and the content that it names. */
export const signedConfigurationSchema = z.strictObject({
  /** Every root after the one that the kiosk named, in order. */
  roots: z.array(envelopeSchema).max(mostRoots),
  word: envelopeSchema,
  /** JSON, as it was signed; empty while nothing is published. */
  content: z.string().max(largestConfiguration),
});
export type SignedConfiguration = Readonly<z.infer<typeof signedConfigurationSchema>>;
