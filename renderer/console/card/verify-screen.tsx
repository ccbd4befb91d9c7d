import { X } from 'lucide-react';
import { useEffect } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { CounterQuestion } from '../../../shared/contract/counter-screen-contract.ts';
import type { Verification } from '../../../shared/domain/ticket.ts';
import { Button } from '../../ui/button.tsx';
import { VerifyQuestion } from '../../ui/verify-question.tsx';
import { answerOf } from './answer-key.ts';
import styles from './verify-screen.module.css';

/** The question on the whole screen, to be turned to the visitor. Keys 1, 2 and 3 answer too. */
export function VerifyScreen({
  asked,
  busy,
  onAnswer,
  onClose,
}: {
  readonly asked: CounterQuestion;
  readonly busy: boolean;
  readonly onAnswer: (verification: Verification) => void;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('console');

  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const answer = answerOf(event);
      if (answer !== null && !busy) onAnswer(answer);
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
        <Dialog className={styles['dialog'] ?? ''}>
          <VerifyQuestion
            asked={asked}
            keys
            busy={busy}
            title={(words) => (
              <Heading slot="title" level={2}>
                {words}
              </Heading>
            )}
            aside={
              <Button kind="quiet" icon={<X />} onPress={onClose}>
                {t('verify.back')}
              </Button>
            }
            onAnswer={onAnswer}
          />
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
