import { z } from 'zod';

/** A column of text that holds JSON of this schema; throws when it does not. */
export function storedJson<S extends z.ZodType>(schema: S) {
  return z
    .string()
    .transform((text): unknown => JSON.parse(text))
    .pipe(schema);
}
