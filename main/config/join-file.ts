import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { type Fault, fault } from '../../shared/base/fault.ts';
import { uuidSchema } from '../../shared/base/identifier.ts';
import { type Result, err, ok } from '../../shared/base/result.ts';

/**
 * Where the desk is and, when the desk itself wrote it, a ticket that the kiosk swaps for its key at its
 * first start. A secret, readable by the kiosk's account only. Without a ticket an admin types a code.
 */
export const joinSchema = z.strictObject({
  deskUrl: z.url({ protocol: /^https?$/u }).max(200),
  kioskId: uuidSchema.optional(),
  token: z.string().min(20).max(200).optional(),
  /** Letters for numbers given before the desk was ever heard. */
  codePrefix: z
    .string()
    .regex(/^[A-Z]{1,2}$/u)
    .optional(),
});
export type Join = Readonly<z.infer<typeof joinSchema>>;

/** The join file, or null when this kiosk has not joined a desk. The token never reaches a fault. */
export async function readJoinFile(file: string): Promise<Result<Join | null, Fault>> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    return missing ? ok(null) : err(fault('input/invalid', 'The join file cannot be read'));
  }
  return parseJoin(text);
}

/** Total: any text gives a join or a fault. */
export function parseJoin(text: string): Result<Join, Fault> {
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch {
    // The parser's message may quote the text, which holds the token.
    return err(fault('input/invalid', 'The join file is not JSON'));
  }
  const parsed = joinSchema.safeParse(content);
  if (parsed.success) return ok(parsed.data);
  const where = parsed.error.issues.map((issue) => issue.path.join('.') || '(file)').join(', ');
  return err(fault('input/invalid', `The join file is wrong at: ${where}`));
}
