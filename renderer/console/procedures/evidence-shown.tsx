import { useTranslation } from 'react-i18next';
import type { Evidence } from '../../../shared/domain/procedure.ts';
import type { Ticket } from '../../../shared/domain/ticket.ts';
import { useShortMoment } from '../parts/use-short-moment.ts';
import styles from './evidence-shown.module.css';
import { readoutsOf } from './readouts-of.ts';
import { SignatureDrawn } from './signature-drawn.tsx';

/** What a step was proven with. */
export function EvidenceShown({
  evidence,
  ticket,
}: {
  readonly evidence: Evidence;
  readonly ticket: Ticket;
}) {
  const { t } = useTranslation('procedures');
  const momentOf = useShortMoment();
  switch (evidence.kind) {
    case 'none':
      return null;
    case 'value':
      return <p className={styles['value']}>{evidence.value}</p>;
    case 'photo':
      return (
        <a href={`/v1/attachments/${evidence.hash}`} target="_blank" rel="noreferrer">
          <img
            className={styles['photo']}
            src={`/v1/attachments/${evidence.hash}`}
            alt={t('photo')}
          />
        </a>
      );
    case 'signature':
      return evidence.onPaper ? (
        <p>{t('signed-on-paper', { name: evidence.name })}</p>
      ) : (
        <SignatureDrawn name={evidence.name} strokes={evidence.strokes} />
      );
    case 'readout': {
      const reading = readoutsOf(ticket).find(({ readoutId }) => readoutId === evidence.readoutId);
      return (
        <p>
          {reading === undefined
            ? t('an-older-reading')
            : t('reading-of', { moment: momentOf(reading.finishedAt) })}
        </p>
      );
    }
  }
}
