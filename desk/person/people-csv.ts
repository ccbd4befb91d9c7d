import { isUtf8 } from 'node:buffer';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { type Fault, fault } from '../../shared/base/fault.ts';
import { type Result, err, ok } from '../../shared/base/result.ts';
import { deskContract } from '../../shared/contract/desk-contract.ts';
import type { ImportedPerson } from '../store/person-store.ts';

const rowSchema = z.object({
  staffNumber: z.string(),
  badgeNumbers: z.string(),
  firstName: z.string(),
  lastName: z.string(),
  department: z.string(),
  /** May be left out of the file. */
  role: z.string().optional(),
  /** As `role`. */
  mail: z.string().optional(),
});

/**
 * People from a CSV file (RFC 4180 with `;`, first line names the columns, UTF-8 with or without
 * BOM). All rows or none: the fault names the first bad line.
 */
export function parsePeopleCsv(content: Uint8Array): Result<readonly ImportedPerson[], Fault> {
  // Excel saves "CSV" in the letters of its country: read as UTF-8, each é becomes a � for ever.
  if (!isUtf8(content)) {
    return err(fault('input/invalid', 'The file is not UTF-8; save it as "CSV UTF-8"'));
  }
  const text = new TextDecoder().decode(content);
  let rows: unknown[];
  try {
    rows = parse(text, {
      delimiter: ';',
      columns: true,
      bom: true,
      trim: true,
      skip_empty_lines: true,
    });
  } catch (error) {
    return err(fault('input/invalid', error instanceof Error ? error.message : 'Unreadable CSV'));
  }
  const people = rows.map((row) => {
    const cells = rowSchema.safeParse(row);
    if (!cells.success) return row;
    return {
      ...cells.data,
      badgeNumbers: cells.data.badgeNumbers
        .split(',')
        .map((badge) => badge.trim())
        .filter((badge) => badge !== ''),
      department: cells.data.department === '' ? null : cells.data.department,
      ...(cells.data.role === undefined
        ? {}
        : { role: cells.data.role === '' ? null : cells.data.role }),
      ...(cells.data.mail === undefined
        ? {}
        : { mail: cells.data.mail === '' ? null : cells.data.mail }),
    };
  });
  const parsed = deskContract['person.import'].body.safeParse({ people });
  if (parsed.success) return ok(parsed.data.people);
  const issue = parsed.error.issues[0];
  const line = typeof issue?.path[1] === 'number' ? issue.path[1] + 2 : 1;
  return err(fault('input/invalid', `Line ${line}: ${String(issue?.path[2] ?? 'columns')}`));
}
