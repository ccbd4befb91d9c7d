import { Frown, Meh, Smile, X } from 'lucide-react';
import { useEffect } from 'react';
import { Button, Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import {
  verificationSchema,
  type Ticket,
  type Verification,
} from '../../../shared/domain/ticket.ts';
import { Button as DeskButton } from '../../ui/button.tsx';
import styles from './verify-screen.module.css';

const iconOf = { works: Smile, partly: Meh, 'does-not-work': Frown } as const satisfies Record<
  Verification,
  unknown
>;

/**
 * The whole screen, in the visitor's language, to be turned to him: nothing of the ticket but his own
 * number and what was done. Keys 1, 2 and 3 answer too.
 */
export function VerifyScreen({
  ticket,
  busy,
  onAnswer,
  onClose,
}: {
  readonly ticket: Ticket;
  readonly busy: boolean;
  readonly onAnswer: (verification: Verification) => void;
  readonly onClose: () => void;
}) {
  const { t, i18n } = useTranslation('console');
  const say = i18n.getFixedT(ticket.locale, 'console');

  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const answer = verificationSchema.options[Number(event.key) - 1];
      if (answer !== undefined && !busy) onAnswer(answer);
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, [busy, onAnswer]);

  return (
    <ModalOverlay
      isOpen
      className={styles['overlay'] ?? ''}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      <Modal className={styles['modal'] ?? ''}>
        <Dialog className={styles['screen'] ?? ''}>
          <div className={styles['top']}>
            <span className={styles['code']}>{ticket.item.visitCode}</span>
            <DeskButton kind="quiet" icon={<X />} onPress={onClose}>
              {t('verify.back')}
            </DeskButton>
          </div>
          <div className={styles['question']} lang={ticket.locale}>
            <Heading slot="title" level={2}>
              {say('verify.question')}
            </Heading>
            {ticket.resolution === null ? null : <p>{ticket.resolution.solution}</p>}
          </div>
          <div className={styles['answers']} lang={ticket.locale}>
            {verificationSchema.options.map((answer, at) => {
              const Icon = iconOf[answer];
              return (
                <Button
                  key={answer}
                  className={`${styles['answer']} ${styles[answer]}`}
                  isDisabled={busy}
                  onPress={() => onAnswer(answer)}
                >
                  <Icon aria-hidden="true" />
                  <span>{say(`verify.${answer}`)}</span>
                  <kbd aria-hidden="true">{at + 1}</kbd>
                </Button>
              );
            })}
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
