import { useNavigate, useParams } from '@tanstack/react-router';
import { SearchX } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { Button } from '../../ui/button.tsx';
import { useParts, useStore } from '../app/console-parts.ts';
import { faultOf, isPassing } from '../app/desk-query.ts';
import { faultWords } from '../app/fault-words.ts';
import { useShortcuts } from '../keyboard/use-shortcuts.ts';
import { afterFocus } from '../../ui/after-focus.ts';
import { focusRowAt, moveRowFocus } from '../queue/move-row-focus.ts';
import { visibleItems } from '../queue/queue-view.ts';
import { useMarked } from '../queue/use-marked.ts';
import { useHeldRows } from '../queue/use-held-rows.ts';
import { useQueueSearch } from '../queue/use-queue-search.ts';
import { useSession } from '../session/session.ts';
import { useSeenSite } from '../sites/use-seen-site.ts';
import { Card } from './card.tsx';
import styles from './card-page.module.css';
import { QueueRail } from './queue-rail.tsx';
import { shownTicket, useTicket } from './use-ticket.ts';

/** Parsed here for the same reason as the search: see use-queue-search.ts. */
const paramsSchema = z.object({ ticketId: z.string() });

export function CardPage() {
  const { queue, leftCard } = useParts();
  const model = useStore(queue);
  const search = useQueueSearch();
  const { ticketId } = paramsSchema.parse(useParams({ strict: false }));
  const { accountId } = useSession();
  const { isHere } = useSeenSite();
  const navigate = useNavigate();
  const rail = useRef<HTMLDivElement>(null);
  const read = useTicket(ticketId);
  const ticket = shownTicket(read);
  const marked = useMarked(search);
  const held = useHeldRows(
    visibleItems([...model.items.values()].filter(isHere), search, accountId, marked.ids),
    (id) => model.items.get(id) ?? model.standing.get(id)?.item,
    JSON.stringify(search),
  );

  useEffect(() => {
    leftCard.current = ticketId;
  }, [leftCard, ticketId]);

  return (
    <main className={styles['page']}>
      <div ref={rail} className={styles['rail']} {...held.listen}>
        <QueueRail
          items={held.rows}
          arrived={held.arrived}
          onRelease={() => {
            held.release();
            // Its key goes away by its own press.
            afterFocus(() => focusRowAt(rail.current, 0));
          }}
          current={ticketId}
          search={search}
          onOpen={(next) =>
            void navigate({ to: '/tickets/$ticketId', params: { ticketId: next }, search })
          }
        />
      </div>
      {ticket === undefined ? (
        <NoCard fault={read.error} />
      ) : (
        <Card
          key={ticketId}
          ticket={ticket}
          onMoveFocus={(by) => moveRowFocus(rail.current, by, ticketId)}
        />
      )}
    </main>
  );
}

/** On its way, or not there: a wrong address, a confidential ticket, a desk that is away. */
function NoCard({ fault: error }: { readonly fault: unknown }) {
  const { t } = useTranslation('console');
  const navigate = useNavigate();
  const back = () => void navigate({ to: '/', search: true });
  useShortcuts({ place: 'card', moves: [] }, { back });
  const fault = faultOf(error);
  if (fault === null) {
    return <p className={styles['busy']} role="status" aria-label={t('card.loading')} />;
  }
  return (
    <div className={styles['none']} role="alert">
      <SearchX aria-hidden="true" />
      <h1>{t(isPassing(fault) ? 'card.not-read' : 'card.not-there')}</h1>
      <p>{faultWords(t, fault)}</p>
      <Button kind="primary" onPress={back}>
        {t('card.to-queue')}
      </Button>
    </div>
  );
}
