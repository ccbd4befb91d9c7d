import { z } from 'zod';
import { faultSchema } from '../base/fault.ts';

/** A fault over HTTP: RFC 9457 problem details with our code. `type` is `urn:balie:fault:<code>`. */
export const problemSchema = z.strictObject({
  type: z.string().max(120),
  title: z.string().max(120),
  status: z.int().min(400).max(599),
  detail: z.string().max(2000),
  code: faultSchema.shape.code,
});
export type Problem = z.infer<typeof problemSchema>;
