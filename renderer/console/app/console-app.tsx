import { useQueryClient } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { CounterScreenServing } from '../counter-screen/counter-screen-serving.tsx';
import { createLookSoon } from '../notices/look-soon.ts';
import { noticesKey } from '../notices/use-notices.ts';
import { openQueueLink } from '../queue/queue-link.ts';
import { ChangePassword } from '../session/change-password.tsx';
import { DeskAway } from '../session/desk-away.tsx';
import { SessionProvider, useSessionQuery } from '../session/session.ts';
import { SignIn } from '../session/sign-in.tsx';
import { useParts } from './console-parts.ts';
import { faultOf } from './desk-query.ts';
import { PageLoading } from './lazy-page.tsx';
import { isOtherPage } from '../../desk-link/page-version.ts';
import { markStale } from './mark-stale.ts';
import { NoticeBar } from './notice.tsx';
import type { ConsoleRouter } from './router.tsx';

/** Waiting is said after a second; before that it would only flicker. */
const sayAfterMs = 1000;

/** The console with its notices, which outlive the end of a session. */
export function ConsoleApp({ router }: { readonly router: ConsoleRouter }) {
  return (
    <>
      <Gate router={router} />
      <NoticeBar />
    </>
  );
}

/** Nobody sees the queue before he is signed in and has a password of his own. */
function Gate({ router }: { readonly router: ConsoleRouter }) {
  const session = useSessionQuery();
  if (session.data !== undefined) {
    if (session.data.mustChangePassword) return <ChangePassword userName={session.data.userName} />;
    return (
      <SessionProvider value={session.data}>
        {session.data.role === 'approver' ? null : (
          <>
            <LiveQueue />
            <CounterScreenServing />
          </>
        )}
        <RouterProvider router={router} />
      </SessionProvider>
    );
  }
  const fault = faultOf(session.error);
  if (fault === null) return <LoadingAfterAMoment />;
  if (fault.code.startsWith('auth/')) return <SignIn />;
  return <DeskAway fault={fault} />;
}

/** A desk that is slow to say who is signed in: a page that stays empty looks broken. */
function LoadingAfterAMoment() {
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), sayAfterMs);
    return () => clearTimeout(timer);
  }, []);
  return late ? <PageLoading /> : null;
}

/** Follows the desk as long as somebody is signed in; open cards follow with it. */
function LiveQueue() {
  const { desk, queue, link, newerPage } = useParts();
  const client = useQueryClient();
  useEffect(() => {
    const bell = createLookSoon(() => void markStale(client, noticesKey));
    const stream = openQueueLink({
      desk,
      queue,
      link,
      onEvent: (event) => {
        void markStale(client, ['ticket', event.item.ticketId]);
        bell.ask();
      },
      onSnapshot: () => {
        void markStale(client, ['ticket']);
        bell.ask();
      },
      onPage: (said) => newerPage.set(isOtherPage(document, said)),
    });
    return () => {
      stream.close();
      bell.stop();
    };
  }, [desk, queue, link, client, newerPage]);
  return null;
}
