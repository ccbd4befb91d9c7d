import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { missingToClose } from '../../../shared/domain/closing.ts';
import type { Ticket } from '../../../shared/domain/ticket.ts';
import { useParts } from '../app/console-parts.ts';
import { useMissingConsent } from '../authorisation/use-consent.ts';
import { closableOf } from '../report-type/facts-of-ticket.ts';
import { useAskForCounter } from '../session/ask-for-counter.ts';
import { useSession } from '../session/session.ts';
import { useShortcuts, type ShortcutActions } from '../keyboard/use-shortcuts.ts';
import { afterFocus } from '../../ui/after-focus.ts';
import { ActionBar } from './action-bar.tsx';
import { AskVisitor } from './ask-visitor.tsx';
import { useOfferedCommands } from '../palette/offered-commands.ts';
import { useCardCommands } from './use-card-commands.ts';
import { CardHeader } from './card-header.tsx';
import { FormIsOvertaken } from './card-form.tsx';
import { cardLines, tabsInOrder } from './card-parts.ts';
import type { CardMove, PanelName } from './card-panel.ts';
import { CloseForm } from './close-form.tsx';
import { ConflictBand } from './conflict-band.tsx';
import { DevicePanel } from './device-panel.tsx';
import { HandOverForm } from './hand-over-form.tsx';
import { HoldForm } from './hold-form.tsx';
import { MessageForm } from './message-form.tsx';
import { MoreMenu } from './more-menu.tsx';
import { NoteForm } from './note-form.tsx';
import { PriorityForm } from './priority-form.tsx';
import { PriorityLine } from './priority-line.tsx';
import { ResolveForm } from './resolve-form.tsx';
import { StatusDialog } from './status-dialog.tsx';
import { useOpenForm } from './use-open-form.ts';
import { useTicketAction, type TicketActions } from './use-ticket-action.ts';
import { WordsForm } from './words-form.tsx';
import { WordsPanel } from './words-panel.tsx';
import { WorkPanel } from './work-panel.tsx';
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
  const session = useSession();
  const askForCounter = useAskForCounter();
  const form = useOpenForm(ticket);
  const { panel, more, offered, overtaken, openPanel: setPanel } = form;
  const [tab, setTab] = useState('tried');
  const [showsStatus, setShowsStatus] = useState(false);
  const actions = useTicketAction(ticket, ({ type }) => form.putAwayPanel(type));
  const { item, moves } = ticket;
  const missingConsent = useMissingConsent(ticket);
  const closingCode = ticket.resolution?.closingCode ?? null;

  // Opening a card and putting a form away both lead back to its heading, not to nowhere.
  const heading = useRef<HTMLHeadingElement>(null);
  const formIsOpen = panel !== null || more !== null;
  useEffect(() => {
    if (!formIsOpen) heading.current?.focus({ preventScroll: true });
  }, [formIsOpen]);

  // A key leads to what it shows: into sight, and one Tab away.
  const work = useRef<HTMLDivElement>(null);
  const showTab = (id: string) => {
    setTab(id);
    afterFocus(() => {
      work.current?.scrollIntoView({ block: 'nearest' });
      work.current
        ?.querySelector<HTMLElement>('[role="tab"][aria-selected="true"]')
        ?.focus({ preventScroll: true });
    });
  };
  const copy = () => {
    navigator.clipboard.writeText(item.visitCode).then(
      () => notice.set({ tone: 'good', words: t('card.copied', { code: item.visitCode }) }),
      () => notice.set({ tone: 'trouble', words: t('card.not-copied', { code: item.visitCode }) }),
    );
  };
  const call = () => {
    if (session.counter === null) askForCounter();
    else actions.send({ type: 'call' });
  };
  // What the type of the report still asks for is asked before it is closed.
  const close = () => {
    const missing = [...missingToClose(closableOf(ticket), {}), ...missingConsent(closingCode)];
    if (missing.length === 0) actions.send({ type: 'close' });
    else setPanel('close');
  };
  const run = ({ does }: Pick<CardMove, 'does'>) => {
    if ('open' in does) setPanel(does.open);
    else if (does.send === 'close') close();
    else if (does.send === 'call') call();
    else actions.send({ type: does.send });
  };
  const keys: ShortcutActions = {
    down: () => onMoveFocus(1),
    up: () => onMoveFocus(-1),
    start: () => actions.send({ type: 'start' }),
    'call-again': call,
    close,
    'change-priority': () => setPanel('change-priority'),
    note: () => setPanel('note'),
    message: () => setPanel('message'),
    'hand-over': () => setPanel('hand-over'),
    resolve: () => setPanel('resolve'),
    verify: () => setPanel('verify'),
    reopen: () => setPanel('reopen'),
    return: () => setPanel('return'),
    hold: () => setPanel('hold'),
    'no-show': () => actions.send({ type: 'no-show' }),
    'back-in-queue': () => actions.send({ type: 'back-in-queue' }),
    cancel: () => setPanel('cancel'),
    history: () => showTab(tab === 'history' ? 'tried' : 'history'),
    copy,
    'status-page': () => setShowsStatus(true),
    ...Object.fromEntries(
      tabsInOrder.map(({ id }, place) => [`nth ${place + 1}`, () => showTab(id)]),
    ),
    ...Object.fromEntries(offered.map(({ id, key }) => [`f ${key}`, () => form.openMore(id)])),
    back: () => {
      if (panel === null && more === null) void navigate({ to: '/', search: true });
      else setPanel(null);
    },
  };
  useShortcuts(
    { place: 'card', moves },
    item.priorityAccepted
      ? keys
      : { ...keys, 'accept-priority': () => actions.send({ type: 'accept-priority' }) },
    actions.waits,
  );

  useOfferedCommands(
    'card',
    useCardCommands({
      ticket,
      forms: offered,
      run,
      open: setPanel,
      openMore: form.openMore,
      copy,
      showStatus: () => setShowsStatus(true),
      showTab,
      accept: () => actions.send({ type: 'accept-priority' }),
    }),
  );

  return (
    <div className={styles['card']}>
      <CardHeader
        ticket={ticket}
        heading={heading}
        onCopy={copy}
        onShowStatus={() => setShowsStatus(true)}
      />
      <ActionBar ticket={ticket} busy={actions.busy} onMove={run}>
        <MoreMenu forms={offered} onOpen={form.openMore} />
      </ActionBar>
      <PriorityLine
        ticket={ticket}
        busy={actions.busy}
        onAccept={() => actions.send({ type: 'accept-priority' })}
        onChange={() => setPanel('change-priority')}
      />
      {overtaken !== null ? (
        <ConflictBand events={overtaken} onDismiss={null} />
      ) : actions.conflict === null ? null : (
        <ConflictBand events={actions.conflict} onDismiss={actions.dismissConflict} />
      )}
      {cardLines.map((Line, place) => (
        <Line key={place} ticket={ticket} />
      ))}
      <div className={styles['body']}>
        <WordsPanel ticket={ticket} />
        <DevicePanel ticket={ticket} />
        {more === null ? null : (
          <FormIsOvertaken value={overtaken !== null}>
            <more.Form ticket={ticket} onClose={() => form.putAwayMore(more.id)} />
          </FormIsOvertaken>
        )}
        {more !== null ? null : panel === null || panel === 'verify' ? (
          <WorkPanel
            panel={work}
            ticket={ticket}
            tab={tab}
            onTab={setTab}
            onNote={() => setPanel('note')}
            onMessage={() => setPanel('message')}
          />
        ) : (
          <FormIsOvertaken value={overtaken !== null}>
            <PanelForm
              key={panel}
              panel={panel}
              ticket={ticket}
              actions={actions}
              onClose={() => {
                setPanel(null);
                actions.dismissConflict();
              }}
            />
          </FormIsOvertaken>
        )}
      </div>
      {panel === 'verify' ? (
        <AskVisitor
          ticket={ticket}
          busy={actions.isSending('verify')}
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
    case 'hold':
      return <HoldForm ticket={ticket} actions={actions} onClose={onClose} />;
    case 'message':
      return <MessageForm ticket={ticket} actions={actions} onClose={onClose} />;
    case 'note':
      return <NoteForm ticket={ticket} actions={actions} onClose={onClose} />;
    case 'resolve':
      return <ResolveForm ticket={ticket} actions={actions} onClose={onClose} />;
    case 'close':
      return <CloseForm ticket={ticket} actions={actions} onClose={onClose} />;
    case 'change-priority':
      return <PriorityForm ticket={ticket} actions={actions} onClose={onClose} />;
    default:
      return <WordsForm form={panel} ticket={ticket} actions={actions} onClose={onClose} />;
  }
}
