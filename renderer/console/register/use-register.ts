import { type QueryKey, useInfiniteQuery } from '@tanstack/react-query';
import type { Fault } from '../../../shared/base/fault.ts';
import type { Result } from '../../../shared/base/result.ts';
import { valueOf } from '../app/desk-query.ts';

/** One page of a register, and where the next begins. */
export interface RegisterPage<T> {
  readonly rows: readonly T[];
  readonly next: string | null;
}

/** Reads the page after an id; the first one without. */
export type ReadPage<T> = (before: string | undefined) => Promise<Result<RegisterPage<T>, Fault>>;

/** A register that grows by a page when somebody asks for more. */
export function useRegister<T>(queryKey: QueryKey, readPage: ReadPage<T>) {
  const query = useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam }) => valueOf(readPage(pageParam)),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
  });
  return { query, rows: (query.data?.pages ?? []).flatMap((page) => page.rows) };
}

/** Pages of an export at most: ten thousand rows. */
const mostPages = 100;

/** Every row of a register, for an export. */
export async function readAll<T>(readPage: ReadPage<T>): Promise<Result<readonly T[], Fault>> {
  const rows: T[] = [];
  let before: string | undefined;
  for (let page = 0; page < mostPages; page += 1) {
    const reply = await readPage(before);
    if (!reply.ok) return reply;
    rows.push(...reply.value.rows);
    if (reply.value.next === null) break;
    before = reply.value.next;
  }
  return { ok: true, value: rows };
}
