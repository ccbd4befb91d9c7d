import { Camera, Quote } from 'lucide-react';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Ticket } from '../../../shared/domain/ticket.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { useShortMoment } from '../parts/use-short-moment.ts';
import { Section } from '../parts/section.tsx';
import { triageWords } from '../parts/ticket-words.ts';
import styles from './words-panel.module.css';

/** What the visitor told: his own words first, then what he chose and what he showed. */
export function WordsPanel({ ticket }: { readonly ticket: Ticket }) {
  const { t } = useTranslation('console');
  const { reason } = ticket;
  const words = reason?.words ?? '';
  return (
    <Section title={t('words-panel.title')} icon={<Quote />}>
      {words === '' ? (
        <p className={styles['none']}>{t('words-panel.none')}</p>
      ) : (
        <blockquote className={styles['words']} lang={ticket.locale}>
          {words}
        </blockquote>
      )}
      <dl className={styles['answers']}>
        {Object.entries(reason?.triage ?? {}).map(([question, answer]) => (
          <Triage
            key={question}
            category={reason?.category ?? ''}
            question={question}
            answer={answer}
          />
        ))}
        <UrgencyAnswers ticket={ticket} />
      </dl>
      <Photo photo={ticket.photo} />
    </Section>
  );
}

function Triage({
  category,
  question,
  answer,
}: {
  readonly category: string;
  readonly question: string;
  readonly answer: string;
}) {
  const { t } = useTranslation('words');
  const { title, said } = triageWords(t, category, question, answer);
  return (
    <div>
      <dt>{title}</dt>
      <dd>{said}</dd>
    </div>
  );
}

function UrgencyAnswers({ ticket }: { readonly ticket: Ticket }) {
  const { t } = useTranslation('console');
  const momentOf = useShortMoment();
  const { answers } = ticket;
  if (answers === null) return null;
  return (
    <>
      <div>
        <dt>{t('urgency.since')}</dt>
        <dd>{t(`words:urgency.since.${answers.since}`)}</dd>
      </div>
      <div>
        <dt>{t('urgency.can-work')}</dt>
        <dd>{t(`urgency.works.${answers.canWork}`)}</dd>
      </div>
      <div>
        <dt>{t('urgency.affected')}</dt>
        <dd>{t(`urgency.who.${answers.affected}`)}</dd>
      </div>
      {answers.deadline === null ? null : (
        <div>
          <dt>{t('urgency.deadline')}</dt>
          <dd className={styles['deadline']}>
            {t('urgency.before', { moment: momentOf(answers.deadline.at) })}
          </dd>
        </div>
      )}
    </>
  );
}

function Photo({ photo }: { readonly photo: Ticket['photo'] }) {
  const { t } = useTranslation('console');
  const [large, setLarge] = useState(false);
  if (photo === null) return null;
  if (!photo.arrived) {
    return (
      <p className={styles['none']}>
        <Camera aria-hidden="true" /> {t('photo.on-its-way')}
      </p>
    );
  }
  const address = `/v1/attachments/${photo.hash}`;
  return (
    <>
      <Button
        className={styles['photo'] ?? ''}
        aria-label={t('photo.enlarge')}
        onPress={() => setLarge(true)}
      >
        <img src={address} alt="" />
      </Button>
      {large ? (
        <Dialog title={t('photo.title')} onClose={() => setLarge(false)}>
          <img className={styles['large']} src={address} alt={t('photo.title')} />
          <Button className={styles['shut'] ?? ''} onPress={() => setLarge(false)}>
            {t('close-dialog')}
          </Button>
        </Dialog>
      ) : null}
    </>
  );
}
