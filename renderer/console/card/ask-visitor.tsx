import { useQueryClient } from '@tanstack/react-query';
import { MonitorCheck } from 'lucide-react';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { v7 } from 'uuid';
import type { CounterQuestion } from '../../../shared/contract/counter-screen-contract.ts';
import type { Ticket, Verification } from '../../../shared/domain/ticket.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { useParts, useStore } from '../app/console-parts.ts';
import { questionOf } from '../counter-screen/question-of.ts';
import type { Asked } from '../counter-screen/counter-screen.ts';
import { ticketKey } from './use-ticket.ts';
import { VerifyScreen } from './verify-screen.tsx';
import styles from './verify-screen.module.css';

interface AskVisitorProps {
  readonly ticket: Ticket;
  readonly busy: boolean;
  readonly onAnswer: (verification: Verification) => void;
  readonly onClose: () => void;
}

/** Asks on the screen that faces the visitor when there is one, else on this one, turned to him. */
export function AskVisitor({ ticket, busy, onAnswer, onClose }: AskVisitorProps) {
  const { i18n } = useTranslation('console');
  const { counterScreen } = useParts();
  const there = useStore(counterScreen.there);
  const [onOwnScreen, setOnOwnScreen] = useState(there);
  const [asked] = useState(() => questionOf(ticket, v7(), (locale) => i18n.getFixedT(locale)));
  return onOwnScreen ? (
    <AskedElsewhere
      asked={asked}
      ticketId={ticket.item.ticketId}
      busy={busy}
      onAnswer={onAnswer}
      onClose={onClose}
      onTurn={() => setOnOwnScreen(false)}
    />
  ) : (
    <VerifyScreen asked={asked} busy={busy} onAnswer={onAnswer} onClose={onClose} />
  );
}

function AskedElsewhere({
  asked,
  ticketId,
  busy,
  onAnswer,
  onClose,
  onTurn,
}: Omit<AskVisitorProps, 'ticket'> & {
  readonly asked: CounterQuestion;
  readonly ticketId: string;
  readonly onTurn: () => void;
}) {
  const { t } = useTranslation('counter-screen');
  const there = useStore(useParts().counterScreen.there);
  useAskedOnScreen(asked, ticketId, busy, onAnswer);
  return (
    <Dialog title={t('counter-screen:asked.title', { code: asked.visitCode })} onClose={onClose}>
      <div className={styles['told']}>
        <p role="status">
          {there ? t('counter-screen:asked.waits') : null}
          {there ? null : <strong>{t('counter-screen:asked.lost')}</strong>}
        </p>
        <div className={styles['does']}>
          <Button kind={there ? 'plain' : 'primary'} icon={<MonitorCheck />} onPress={onTurn}>
            {t('counter-screen:asked.turn')}
          </Button>
          <Button kind="quiet" onPress={onClose}>
            {t('console:verify.back')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}

/** Keeps a question on the screen of the visitor as long as this is drawn. */
function useAskedOnScreen(
  question: CounterQuestion,
  ticketId: string,
  busy: boolean,
  onAnswer: (verification: Verification) => void,
): void {
  const { counterScreen } = useParts();
  const client = useQueryClient();
  const asked = useRef<Asked | null>(null);
  const answer = useEffectEvent(onAnswer);

  useEffect(() => {
    const card = () => client.getQueryData<Ticket>(ticketKey(ticketId))?.history ?? [];
    const before = card().length;
    asked.current = counterScreen.ask(question, (verification) => answer(verification));
    return () =>
      asked.current?.end(
        card()
          .slice(before)
          .some(({ kind }) => kind === 'ticket.verified'),
      );
  }, [counterScreen, client, question, ticketId]);

  useEffect(() => asked.current?.setBusy(busy), [busy]);
}
