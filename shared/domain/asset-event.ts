import { z } from 'zod';
import { timestampSchema, uuidSchema } from '../base/identifier.ts';
import { assetHolderSchema, assetStateSchema } from './asset.ts';
import { ticketRefSchema } from './licence.ts';

/** What can happen to an asset. */
export const assetEventKindSchema = z.enum([
  'created',
  'imported',
  'changed',
  'moved',
  /** A readout was put to it, with the ticket on which it was read. */
  'read',
  /** Work that was done, in minutes. */
  'worked',
]);
export type AssetEventKind = z.infer<typeof assetEventKindSchema>;

/** One fact before and after, as text. */
export const factChangeSchema = z.strictObject({
  fact: z.string().max(40),
  from: z.string().max(400).nullable(),
  to: z.string().max(400).nullable(),
});
export type FactChange = Readonly<z.infer<typeof factChangeSchema>>;

/** One line of the life of an asset; never changed afterwards. */
export const assetEventSchema = z.strictObject({
  assetId: uuidSchema,
  /** 1 for the first of an asset, then one by one: the version of the asset that it made. */
  sequence: z.int().positive(),
  at: timestampSchema,
  actor: z.string().max(160),
  kind: assetEventKindSchema,
  /** State and holder before and after, also when they stayed. `fromState` is null at the first. */
  fromState: assetStateSchema.nullable(),
  toState: assetStateSchema,
  fromHolder: assetHolderSchema.nullable(),
  toHolder: assetHolderSchema.nullable(),
  dueOn: z.iso.date().nullable(),
  /** Null when there is none or it may not be seen. */
  ticket: ticketRefSchema,
  readoutId: uuidSchema.nullable(),
  preparationId: uuidSchema.nullable(),
  reason: z.string().max(1000).nullable(),
  wipeProof: z.string().max(1000).nullable(),
  minutes: z.int().min(0).max(10_080).nullable(),
  changes: z.array(factChangeSchema).max(40),
});
export type AssetEvent = Readonly<z.infer<typeof assetEventSchema>>;
