import { CircleAlert, CircleCheck, RefreshCw } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { faultWords } from '../app/fault-words.ts';
import { DiffList } from './diff-list.tsx';
import { contentOf } from './instruction-draft.ts';
import type { InstructionSaver, Saving } from './instruction-saver.ts';
import styles from './instructions.module.css';

/** Says whether what is written is kept, and lets the writer decide when a colleague wrote too. */
export function SaveLine({
  saving: { draft, state },
  saver,
}: {
  readonly saving: Saving;
  readonly saver: InstructionSaver;
}) {
  const { t } = useTranslation('instructions');
  switch (state.kind) {
    case 'saved':
      return (
        <p role="status" className={styles['soft']}>
          <CircleCheck aria-hidden="true" className={styles['tiny']} /> {t('save.saved')}
        </p>
      );
    case 'behind':
      return (
        <p role="status" className={styles['soft']}>
          <RefreshCw aria-hidden="true" className={styles['tiny']} /> {t('save.behind')}
        </p>
      );
    case 'failed':
      return (
        <div role="alert" className={styles['trouble']}>
          <p>
            <CircleAlert aria-hidden="true" className={styles['tiny']} /> {t('save.failed')}{' '}
            {faultWords(t, state.fault)}
          </p>
          <Button onPress={() => void saver.flush()}>{t('again')}</Button>
        </div>
      );
    case 'collided':
      return (
        <section role="alert" className={styles['collision']}>
          <h2>{t('save.collided', { name: state.theirs.version.writtenBy.name })}</h2>
          <p>{t('save.both-kept')}</p>
          <DiffList before={state.theirs.content} after={contentOf(draft)} />
          <div className={styles['buttons']}>
            <Button kind="primary" onPress={() => void saver.keepMine()}>
              {t('save.keep-mine')}
            </Button>
            <Button onPress={saver.takeTheirs}>{t('save.take-theirs')}</Button>
          </div>
        </section>
      );
  }
}
