import { useTranslation } from 'react-i18next';
import { type ConfigChange, configChangeSchema } from '../../../shared/domain/kiosk-config-diff.ts';
import { Button } from '../../ui/button.tsx';
import bench from '../bench/bench.module.css';
import { ChangeList } from './change-list.tsx';
import type { InProgress } from './draft-in-progress.ts';
import { leafWords } from './field-words.ts';
import { valueAt } from './form-fields.ts';
import styles from './kiosk-config.module.css';

const leafSchema = configChangeSchema.shape.to;

/** What another admin published while this one typed, and the fields that both changed. */
export function NewsPart({
  work: { version, base, draft, collisions },
  theirs,
  onDecide,
}: {
  readonly work: InProgress;
  /** From what held when the typing began to what holds now. */
  readonly theirs: readonly ConfigChange[];
  readonly onDecide: (path: string, keep: 'mine' | 'theirs') => void;
}) {
  const { t } = useTranslation('kiosk-config');
  const words = (path: string, value: unknown) => {
    const leaf = leafSchema.safeParse(value);
    return leaf.success ? leafWords(t, path, leaf.data) : t('problem.shape');
  };
  return (
    <section className={styles['news']} aria-label={t('news.title', { version })}>
      <h3 role="status">{t('news.title', { version })}</h3>
      <p>{t(collisions.length === 0 ? 'news.kept' : 'news.decide')}</p>
      {collisions.map((path) => (
        <div
          key={path}
          className={styles['collision']}
          role="group"
          aria-label={t(`field.${path}`)}
        >
          <strong>{t(`field.${path}`)}</strong>
          <dl className={bench['facts']}>
            <dt>{t('news.mine')}</dt>
            <dd>{words(path, valueAt(draft, path))}</dd>
            <dt>{t('news.now')}</dt>
            <dd>{words(path, valueAt(base, path))}</dd>
          </dl>
          <div className={bench['actions']}>
            <Button onPress={() => onDecide(path, 'mine')}>{t('news.keep-mine')}</Button>
            <Button onPress={() => onDecide(path, 'theirs')}>{t('news.take-now')}</Button>
          </div>
        </div>
      ))}
      <ChangeList label={t('news.changes')} changes={theirs} />
    </section>
  );
}
