import { expect, it } from 'vitest';
import { noticeRoutes } from './notice-routes.ts';

const known = {
  noticeId: '019ac0de-0000-7000-8000-000000000001',
  kind: 'mentioned',
  at: '2026-12-01T09:00:00.000Z',
  seen: false,
  ticket: null,
  details: {},
} as const;

it('keeps the bell of an older page when a newer desk tells of a kind that it does not know', () => {
  const { response } = noticeRoutes['notice.list'];

  expect(response.parse({ notices: [{ ...known, kind: 'of-tomorrow' }, known] })).toEqual({
    notices: [known],
  });
  expect(response.safeParse({ notices: [{ ...known, at: 'soon' }] }).success).toBe(false);
});
