import { z } from 'zod';
import { uuidSchema } from '../../base/identifier.ts';

const line = (longest: number) => z.string().trim().max(longest);

/** How a supplier is reached. Empty is not known. */
export const supplierContactSchema = z.strictObject({
  phone: line(40),
  email: z.union([z.literal(''), z.email().max(120)]),
  /** When somebody answers, in words. */
  hours: line(120),
  /** Number of the contract that he asks for. */
  contract: line(80),
  /** When somebody last saw that all of this is right. */
  checkedOn: z.iso.date().nullable(),
});
export type SupplierContact = z.infer<typeof supplierContactSchema>;

export const knownSupplierSchema = supplierContactSchema.extend({
  supplierId: uuidSchema,
  name: z.string().max(120),
});
export type KnownSupplier = z.infer<typeof knownSupplierSchema>;
