import { Download, Printer } from 'lucide-react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { type QueueSearch, questionOf } from './queue-view.ts';
import styles from './queue-toolbar.module.css';

/** Takes the list along: as CSV from the desk, or on paper. */
export const ListMenu = memo(function ListMenu({ search }: { readonly search: QueueSearch }) {
  const { t } = useTranslation('lists');
  const question = questionOf(search);
  const wanted = Object.entries(question ?? {}).flatMap(([name, value]) =>
    value === undefined || value === '' ? [] : [[name, String(value)]],
  );
  return (
    <>
      {question === null ? null : (
        <a
          className={styles['take']}
          href={`/v1/tickets.csv?${new URLSearchParams(wanted).toString()}`}
          download="balie.csv"
        >
          <Download aria-hidden="true" />
          {t('csv')}
        </a>
      )}
      <Button kind="quiet" icon={<Printer />} onPress={() => window.print()}>
        {t('print')}
      </Button>
    </>
  );
});
