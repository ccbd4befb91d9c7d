import { useTranslation } from 'react-i18next';
import type { Ticket } from '../../../shared/domain/ticket.ts';
import type { Command } from '../palette/find-commands.ts';
import type { CardForm } from './card-parts.ts';
import { movesOf, type CardMove, type PanelName } from './card-panel.ts';

/** What the card of a ticket can do at this moment, for the palette: what its buttons and menu do. */
export function useCardCommands({
  ticket,
  forms,
  run,
  open,
  openMore,
  copy,
  accept,
}: {
  readonly ticket: Ticket;
  readonly forms: readonly CardForm[];
  readonly run: (move: CardMove) => void;
  readonly open: (panel: PanelName) => void;
  readonly openMore: (id: string) => void;
  readonly copy: () => void;
  readonly accept: () => void;
}): readonly Command[] {
  const { t, i18n } = useTranslation('console');
  const other = i18n.getFixedT(i18n.language === 'nl' ? 'en' : 'nl');
  const { first, others } = movesOf(ticket.item.status, ticket.verification, ticket.moves);
  const named = (id: string, key: string, does: () => void): Command => ({
    id: `card ${id}`,
    words: t(key),
    also: other(key),
    run: does,
  });
  const moves = first === null ? others : [first, ...others];
  return [
    ...moves.map((move) => named(move.move, `console:move.${move.move}`, () => run(move))),
    named('note', 'console:keys.note', () => open('note')),
    named('message', 'console:keys.message', () => open('message')),
    ...(ticket.item.priorityAccepted
      ? []
      : [named('accept-priority', 'console:keys.accept-priority', accept)]),
    named('change-priority', 'console:keys.change-priority', () => open('change-priority')),
    named('copy', 'console:keys.copy', copy),
    ...forms.map(({ id, words }) => named(`form ${id}`, words, () => openMore(id))),
  ];
}
