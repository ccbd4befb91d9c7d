import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Ticket } from '../../../shared/domain/ticket.ts';
import { useParts } from '../app/console-parts.ts';
import { useShortcuts, type ShortcutActions } from '../keyboard/use-shortcuts.ts';
import { ActionBar } from './action-bar.tsx';
import { CardHeader } from './card-header.tsx';
import { canOpen, type CardMove, type PanelName } from './card-panel.ts';
import { ConflictBand } from './conflict-band.tsx';
import { DevicePanel } from './device-panel.tsx';
import { HandOverForm } from './hand-over-form.tsx';
import { PriorityForm } from './priority-form.tsx';
import { PriorityLine } from './priority-line.tsx';
import { ResolveForm } from './resolve-form.tsx';
import { StatusDialog } from './status-dialog.tsx';
import { useTicketAction, type TicketActions } from './use-ticket-action.ts';
import { VerifyScreen } from './verify-screen.tsx';
import { WordsForm } from './words-form.tsx';
import { WordsPanel } from './words-panel.tsx';
import { WorkPanel, type WorkTab } from './work-panel.tsx';
import styles from './card.module.css';

/** One ticket, whole, on one screen. Mounted anew for every ticket. */
export function Card({
  ticket,
  onMoveFocus,
}: {
  readonly ticket: Ticket;
  readonly onMoveFocus: (by: 1 | -1) => void;
}) {
  const { t } = useTranslation('console');
  const { notice } = useParts();
  const navigate = useNavigate();
  const [opened, setPanel] = useState<PanelName | null>(null);
  const [tab, setTab] = useState<WorkTab>('tried');
  const [showsStatus, setShowsStatus] = useState(false);
  const actions = useTicketAction(ticket, (action) =>
    // Another form may have been opened meanwhile; only the one that was sent goes away.
    setPanel((now) => (now === action.type ? null : now)),
  );
  const { item, moves } = ticket;

  // A form whose move is gone, because a colleague was first, has nothing left to send.
  const panel = opened !== null && canOpen(opened, moves) ? opened : null;

  // Opening a card and putting a form away both lead back to its heading, not to nowhere.
  const heading = useRef<HTMLHeadingElement>(null);
  const formIsOpen = panel !== null;
  useEffect(() => {
    if (!formIsOpen) heading.current?.focus({ preventScroll: true });
  }, [formIsOpen]);

  const copy = () => {
    navigator.clipboard.writeText(item.visitCode).then(
      () => notice.set({ tone: 'good', words: t('card.copied', { code: item.visitCode }) }),
      () => notice.set({ tone: 'trouble', words: t('card.not-copied', { code: item.visitCode }) }),
    );
  };
  const run = ({ does }: Pick<CardMove, 'does'>) => {
    if ('open' in does) setPanel(does.open);
    else actions.send({ type: does.send });
  };
  const keys: ShortcutActions = {
    down: () => onMoveFocus(1),
    up: () => onMoveFocus(-1),
    start: () => actions.send({ type: 'start' }),
    'call-again': () => actions.send({ type: 'call' }),
    close: () => actions.send({ type: 'close' }),
    'change-priority': () => setPanel('change-priority'),
    note: () => setPanel('note'),
    message: () => setPanel('message'),
    'hand-over': () => setPanel('hand-over'),
    resolve: () => setPanel('resolve'),
    verify: () => setPanel('verify'),
    reopen: () => setPanel('reopen'),
    return: () => setPanel('return'),
    cancel: () => setPanel('cancel'),
    history: () => setTab(tab === 'history' ? 'tried' : 'history'),
    copy,
    back: () => {
      if (panel === null) void navigate({ to: '/', search: true });
      else setPanel(null);
    },
  };
  useShortcuts(
    { place: 'card', moves },
    item.priorityAccepted
      ? keys
      : { ...keys, 'accept-priority': () => actions.send({ type: 'accept-priority' }) },
  );

  return (
    <div className={styles['card']}>
      <CardHeader
        ticket={ticket}
        heading={heading}
        onCopy={copy}
        onShowStatus={() => setShowsStatus(true)}
      />
      <ActionBar ticket={ticket} busy={actions.busy} onMove={run} />
      <PriorityLine
        ticket={ticket}
        busy={actions.busy}
        onAccept={() => actions.send({ type: 'accept-priority' })}
        onChange={() => setPanel('change-priority')}
      />
      {actions.conflict === null ? null : (
        <ConflictBand events={actions.conflict} onDismiss={actions.dismissConflict} />
      )}
      <div className={styles['body']}>
        <WordsPanel ticket={ticket} />
        <DevicePanel ticket={ticket} />
        {panel === null || panel === 'verify' ? (
          <WorkPanel
            ticket={ticket}
            tab={tab}
            onTab={setTab}
            onNote={() => setPanel('note')}
            onMessage={() => setPanel('message')}
          />
        ) : (
          <PanelForm
            key={panel}
            panel={panel}
            ticket={ticket}
            actions={actions}
            onClose={() => setPanel(null)}
          />
        )}
      </div>
      {panel === 'verify' ? (
        <VerifyScreen
          ticket={ticket}
          busy={actions.busy}
          onAnswer={(verification) => actions.send({ type: 'verify', verification })}
          onClose={() => setPanel(null)}
        />
      ) : null}
      {showsStatus ? <StatusDialog ticket={ticket} onClose={() => setShowsStatus(false)} /> : null}
    </div>
  );
}

function PanelForm({
  panel,
  ticket,
  actions,
  onClose,
}: {
  readonly panel: Exclude<PanelName, 'verify'>;
  readonly ticket: Ticket;
  readonly actions: TicketActions;
  readonly onClose: () => void;
}) {
  switch (panel) {
    case 'hand-over':
      return <HandOverForm ticket={ticket} actions={actions} onClose={onClose} />;
    case 'resolve':
      return <ResolveForm ticket={ticket} actions={actions} onClose={onClose} />;
    case 'change-priority':
      return <PriorityForm ticket={ticket} actions={actions} onClose={onClose} />;
    default:
      return <WordsForm form={panel} ticket={ticket} actions={actions} onClose={onClose} />;
  }
}
