import { Printer } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { GivenLink } from '../../../shared/contract/instruction-link-routes.ts';
import type { Ticket } from '../../../shared/domain/ticket.ts';
import { formatDay, formatMoment } from '../../i18n/format.ts';
import { Button } from '../../ui/button.tsx';
import { useParts, useStore } from '../app/console-parts.ts';
import { faultOf } from '../app/desk-query.ts';
import { faultWords } from '../app/fault-words.ts';
import { useAct } from '../app/use-act.ts';
import { ticketKey } from '../card/use-ticket.ts';
import { failedWords } from './failed-words.ts';
import { InstructionPapers } from './instruction-papers.tsx';
import { useGiven } from './use-given.ts';
import styles from './instruction-link.module.css';

/** The instructions that were given along with a ticket, and what came back of them. */
export function GivenTab({ ticket }: { readonly ticket: Ticket }) {
  const { t } = useTranslation('instruction-links');
  const { ticketId } = ticket.item;
  const { data, error } = useGiven(ticketId);
  const fault = faultOf(error);
  if (fault !== null) return <p role="alert">{faultWords(t, fault)}</p>;
  if (data === undefined) return <p role="status">{t('loading')}</p>;
  if (data.links.length === 0) return <p className={styles['none']}>{t('none')}</p>;
  return (
    <ul className={styles['given']}>
      {data.links.map((link) => (
        <Given key={link.linkId} ticketId={ticketId} link={link} />
      ))}
    </ul>
  );
}

function Given({ ticketId, link }: { readonly ticketId: string; readonly link: GivenLink }) {
  const { t } = useTranslation('instruction-links');
  const { desk, settings, now } = useParts();
  const { locale } = useStore(settings);
  const act = useAct([ticketKey(ticketId)]);
  const [path, setPath] = useState<string | null>(null);
  const { linkId, instructions, packFor, givenBy, givenAt, expiresAt } = link;
  const isOver = Date.parse(expiresAt) <= now.get();
  const open = async () => {
    const params = { ticketId, linkId };
    const made = await act.run(desk.call('ticket.reprint-instructions', { params }), t('opened'));
    if (made !== null) setPath(made.linkPath);
  };
  return (
    <li className={styles['gift']}>
      {packFor === null ? null : <p>{t('pack-of', { device: t(`devices:kind.${packFor}`) })}</p>}
      <ul>
        {instructions.map(({ title, failingSteps }) => (
          <li key={title}>
            <strong>{title}</strong>
            {failingSteps.map((one) => (
              <p key={`${one.level} ${one.step}`} className={styles['failed']}>
                {failedWords(t, title, one)}
              </p>
            ))}
          </li>
        ))}
      </ul>
      <p>
        {t('as', {
          telling: t(`instruction-page:telling.${link.telling}`),
          language: t(`words:language.${link.locale}`),
        })}
        {' · '}
        {t('given', { name: givenBy, moment: formatMoment(new Date(givenAt), locale) })}
        {' · '}
        {isOver ? t('over') : t('until', { day: formatDay(new Date(expiresAt), locale) })}
      </p>
      {path !== null ? (
        <InstructionPapers path={path} onClose={() => setPath(null)} />
      ) : isOver ? null : (
        <Button icon={<Printer />} disabled={act.busy} onPress={() => void open()}>
          {t('print-again')}
        </Button>
      )}
    </li>
  );
}
