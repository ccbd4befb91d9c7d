import { BookOpenText } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Fault } from '../../shared/base/fault.ts';
import type { Result } from '../../shared/base/result.ts';
import { Button } from '../ui/button.tsx';
import styles from './status-screen.module.css';

/** Instructions that were given along together. */
interface Given {
  readonly linkId: string;
  readonly titles: readonly string[];
}

/** How the page reads what was given along, and opens it. */
export interface ReadGiven {
  readonly list: () => Promise<Result<{ readonly links: readonly Given[] }, Fault>>;
  /** Goes to the page of one of them; false when that did not work. */
  readonly open: (linkId: string) => Promise<boolean>;
}

/** What was given along with this visitor's ticket and can still be read; nothing when there is none. */
export function GivenInstructions({
  given,
  updatedAt,
}: {
  readonly given: ReadGiven;
  /** Of the ticket: when it changed, something may have been given along. */
  readonly updatedAt: string;
}) {
  const { t } = useTranslation('status');
  const [links, setLinks] = useState<readonly Given[]>([]);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    let isShown = true;
    const look = async () => {
      const reply = await given.list();
      // What was there stays when the desk is away; the page says so itself.
      if (isShown && reply.ok) setLinks(reply.value.links);
    };
    void look();
    return () => {
      isShown = false;
    };
  }, [given, updatedAt]);
  if (links.length === 0) return null;
  const open = async (linkId: string) => setFailed(!(await given.open(linkId)));
  return (
    <section className={styles['note']} aria-labelledby="instructions">
      <h2 id="instructions">
        <BookOpenText aria-hidden="true" />
        {t('instructions.title')}
      </h2>
      {links.map(({ linkId, titles }) => (
        <Button key={linkId} wide size="touch" onPress={() => void open(linkId)}>
          {titles.join(' · ')}
        </Button>
      ))}
      {failed ? <p role="alert">{t('instructions.failed')}</p> : null}
    </section>
  );
}
