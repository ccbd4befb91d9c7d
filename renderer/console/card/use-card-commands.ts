import { useTranslation } from 'react-i18next';
import type { Ticket } from '../../../shared/domain/ticket.ts';
import type { Command } from '../palette/find-commands.ts';
import type { ShortcutId } from '../keyboard/shortcuts.ts';
import { tabsInOrder, type CardForm } from './card-parts.ts';
import { movesOf, type CardMove, type PanelName } from './card-panel.ts';

/** What the card of a ticket can do at this moment, for the palette: what its buttons and menu do. */
export function useCardCommands({
  ticket,
  forms,
  run,
  open,
  openMore,
  copy,
  showStatus,
  showTab,
  accept,
}: {
  readonly ticket: Ticket;
  readonly forms: readonly CardForm[];
  readonly run: (move: CardMove) => void;
  readonly open: (panel: PanelName) => void;
  readonly openMore: (id: string) => void;
  readonly copy: () => void;
  readonly showStatus: () => void;
  readonly showTab: (id: string) => void;
  readonly accept: () => void;
}): readonly Command[] {
  const { t, i18n } = useTranslation('console');
  const other = i18n.getFixedT(i18n.language === 'nl' ? 'en' : 'nl');
  const { first, others } = movesOf(ticket.item.status, ticket.verification, ticket.moves);
  const named = (id: string, key: string, does: () => void, keys: ShortcutId): Command => ({
    id: `card ${id}`,
    words: t(key),
    also: other(key),
    keys,
    run: does,
  });
  const moves = first === null ? others : [first, ...others];
  return [
    ...moves.map((move) =>
      named(move.move, `console:move.${move.move}`, () => run(move), move.shortcut),
    ),
    named('note', 'console:keys.note', () => open('note'), 'note'),
    named('message', 'console:keys.message', () => open('message'), 'message'),
    ...(ticket.item.priorityAccepted
      ? []
      : [named('accept-priority', 'console:keys.accept-priority', accept, 'accept-priority')]),
    named(
      'change-priority',
      'console:keys.change-priority',
      () => open('change-priority'),
      'change-priority',
    ),
    named('copy', 'console:keys.copy', copy, 'copy'),
    named('status-page', 'console:card.status-page', showStatus, 'status-page'),
    ...forms.map(({ id, key, words }) =>
      named(`form ${id}`, words, () => openMore(id), `f ${key}`),
    ),
    ...tabsInOrder.map(({ id, words }, place) =>
      named(`tab ${id}`, words, () => showTab(id), `nth ${place + 1}`),
    ),
  ];
}
