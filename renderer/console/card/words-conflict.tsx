import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import type { WordsChoice } from './merge-change.ts';
import styles from './words-conflict.module.css';

const choices = ['mine', 'theirs', 'both'] as const satisfies readonly WordsChoice[];

/** Two people wrote the same field: both side by side, and what shall become of them. */
export function WordsConflict({
  mine,
  theirs,
  onChoose,
}: {
  readonly mine: string;
  readonly theirs: string;
  readonly onChoose: (choice: WordsChoice) => void;
}) {
  const { t } = useTranslation('console');
  return (
    <div className={styles['conflict']} role="alert">
      <p>{t('conflict.same-field')}</p>
      <div className={styles['sides']}>
        <section>
          <h3>{t('conflict.mine')}</h3>
          <p>{mine}</p>
        </section>
        <section>
          <h3>{t('conflict.theirs')}</h3>
          <p>{theirs}</p>
        </section>
      </div>
      <div className={styles['choices']}>
        {choices.map((choice) => (
          <Button key={choice} onPress={() => onChoose(choice)}>
            {t(`conflict.take.${choice}`)}
          </Button>
        ))}
      </div>
    </div>
  );
}
