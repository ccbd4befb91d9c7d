import { z } from 'zod';
import { timestampSchema } from '../base/identifier.ts';
import { mostNotices, noticeKindSchema, noticeSchema } from '../domain/notice.ts';
import type { RouteTable } from './route.ts';

/**
 * A console that stayed open while its desk became a newer one leaves out what it has no words for: else
 * one line of a new kind would take the whole bell from it.
 */
function withoutNewerKinds(sent: unknown): unknown {
  if (!Array.isArray(sent)) return sent;
  return sent.filter((one: unknown) => !newerSchema.safeParse(one).success);
}
const newerSchema = z.looseObject({
  kind: z.string().refine((kind) => !noticeKindSchema.safeParse(kind).success),
});

/** The part of the desk contract by which everybody who signs in is told what concerns him. */
export const noticeRoutes = {
  'notice.list': {
    method: 'GET',
    path: '/v1/notices',
    access: 'account',
    summary: 'What concerns whoever is signed in, newest first.',
    response: z.strictObject({
      notices: z.preprocess(withoutNewerKinds, z.array(noticeSchema).max(mostNotices)),
    }),
  },
  'notice.seen': {
    method: 'PUT',
    path: '/v1/notices/seen',
    access: 'account',
    summary: 'All notices up to that moment were seen.',
    body: z.strictObject({ until: timestampSchema }),
    response: z.strictObject({}),
  },
} as const satisfies RouteTable;
