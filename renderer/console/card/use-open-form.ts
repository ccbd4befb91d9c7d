import { useState } from 'react';
import type { Ticket, TicketEvent } from '../../../shared/domain/ticket.ts';
import { putAway } from '../app/put-away.ts';
import { useSession } from '../session/session.ts';
import { cardForms, type CardForm } from './card-parts.ts';
import { canOpen, type PanelName } from './card-panel.ts';
import { overtakenBy } from './overtaken-by.ts';

/** What is open on a card: at most one form, of a move or from under "more". */
export interface OpenForm {
  readonly panel: PanelName | null;
  readonly more: CardForm | null;
  /** Forms under "more" that this ticket has now. */
  readonly offered: readonly CardForm[];
  /** What others did meanwhile, when the open form has nothing to send any more because of it. */
  readonly overtaken: readonly TicketEvent[] | null;
  readonly openPanel: (panel: PanelName | null) => void;
  readonly openMore: (id: string) => void;
  /** Puts one away, and leaves alone what was opened meanwhile. */
  readonly putAwayPanel: (panel: string) => void;
  readonly putAwayMore: (id: string) => void;
}

/**
 * Keeps the form that is open. When a colleague was first it stays where it is, with what was typed: if it
 * went away under somebody who types, his next letters would be keys of the card.
 */
export function useOpenForm(ticket: Ticket): OpenForm {
  const session = useSession();
  const [opened, setOpened] = useState<PanelName | null>(null);
  const [openedMore, setOpenedMore] = useState<string | null>(null);
  const [seen, setSeen] = useState(ticket.history);
  const offered = cardForms.filter((form) => form.isOffered(ticket, session));
  const hasMove =
    (opened === null || canOpen(opened, ticket.moves)) &&
    (openedMore === null || offered.some(({ id }) => id === openedMore));
  const isTyped = opened !== 'verify' && (opened !== null || openedMore !== null);
  const overtaken = hasMove || !isTyped ? null : overtakenBy(ticket.history, seen, session.name);
  if (!hasMove && overtaken === null) {
    // An own change took the move, and the form has nothing to come back for.
    setOpened(null);
    setOpenedMore(null);
  }
  return {
    panel: opened,
    more: cardForms.find(({ id }) => id === openedMore) ?? null,
    offered,
    overtaken,
    openPanel: (panel) => {
      setSeen(ticket.history);
      setOpenedMore(null);
      setOpened(panel);
    },
    openMore: (id) => {
      setSeen(ticket.history);
      setOpened(null);
      setOpenedMore(id);
    },
    putAwayPanel: (panel) => setOpened((now) => (now === panel ? null : now)),
    putAwayMore: (id) => setOpenedMore(putAway(id)),
  };
}
