import {
  Ban,
  CircleCheckBig,
  CirclePause,
  CirclePlay,
  Forward,
  ListRestart,
  Lock,
  Megaphone,
  RotateCcw,
  ThumbsUp,
  Undo2,
  UserX,
} from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Ticket, TicketMove } from '../../../shared/domain/ticket.ts';
import { Button } from '../../ui/button.tsx';
import { ShortcutCap } from '../keyboard/shortcut-cap.tsx';
import styles from './action-bar.module.css';
import { movesOf, type CardMove } from './card-panel.ts';

const iconOf = {
  call: Megaphone,
  start: CirclePlay,
  resolve: CircleCheckBig,
  verify: ThumbsUp,
  close: Lock,
  reopen: RotateCcw,
  'hand-over': Forward,
  hold: CirclePause,
  'no-show': UserX,
  'back-in-queue': ListRestart,
  'return-to-queue': Undo2,
  cancel: Ban,
} as const satisfies Record<TicketMove, unknown>;

/** What can be done with this ticket now: the next step large, the ways around beside it. */
export function ActionBar({
  ticket,
  busy,
  onMove,
  children,
}: {
  readonly ticket: Ticket;
  readonly busy: boolean;
  readonly onMove: (move: CardMove) => void;
  /** What stands behind the buttons. */
  readonly children?: ReactNode;
}) {
  const { t } = useTranslation('console');
  const { first, others } = movesOf(ticket.item.status, ticket.verification, ticket.moves);
  const button = (move: CardMove, kind: 'primary' | 'plain') => {
    const Icon = iconOf[move.move];
    const again = move.move === 'call' && ticket.item.status === 'called';
    return (
      <Button
        key={move.move}
        kind={kind}
        icon={<Icon />}
        disabled={busy}
        onPress={() => onMove(move)}
      >
        {t(again ? 'move.call-again' : `move.${move.move}`)} <ShortcutCap id={move.shortcut} />
      </Button>
    );
  };
  return (
    <div className={styles['bar']} role="group" aria-label={t('card.actions')}>
      {first === null ? null : button(first, 'primary')}
      {others.map((move) => button(move, 'plain'))}
      {children}
    </div>
  );
}
