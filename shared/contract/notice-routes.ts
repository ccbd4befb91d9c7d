import { z } from 'zod';
import { timestampSchema } from '../base/identifier.ts';
import { mostNotices, noticeSchema } from '../domain/notice.ts';
import type { RouteTable } from './route.ts';

/** The part of the desk contract by which everybody who signs in is told what concerns him. */
export const noticeRoutes = {
  'notice.list': {
    method: 'GET',
    path: '/v1/notices',
    access: 'account',
    summary: 'What concerns whoever is signed in, newest first.',
    response: z.strictObject({ notices: z.array(noticeSchema).max(mostNotices) }),
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
