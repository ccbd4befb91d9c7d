import { useDeferredValue } from 'react';
import { useTranslation } from 'react-i18next';
import type { InstructionVariant } from '../../../shared/domain/instruction.ts';
import {
  type Hardship,
  levelMeasures,
  readabilityOf,
} from '../../../shared/domain/readability/readability.ts';
import styles from './instructions.module.css';

/** A plain verdict on the words of a variant, and which sentence or word makes it hard. */
export function ReadabilityPanel({ variant }: { readonly variant: InstructionVariant }) {
  const { t } = useTranslation('instructions');
  const { level, locale } = variant;
  const { verdict, score, sentence, words, hardships } = readabilityOf(useDeferredValue(variant));
  const measures = levelMeasures[level];
  const told = (hardship: Hardship) => {
    switch (hardship.kind) {
      case 'score':
        return t('hard.score', { score: hardship.score, least: hardship.least });
      case 'long-word':
        return t('hard.long-word', { word: hardship.word });
      case 'long-sentence':
        return t('hard.long-sentence', {
          where:
            hardship.place === null
              ? t(`line.${hardship.field}`)
              : t(hardship.field === 'safety' ? 'hard.in-safety' : 'hard.in-step', {
                  number: hardship.place,
                  field: t(`line.${hardship.field}`),
                }),
          words: hardship.words,
          most: hardship.most,
        });
    }
  };
  return (
    <section aria-labelledby="instruction-readability">
      <h2 id="instruction-readability">{t('readability')}</h2>
      <p role="status" className={`${styles['mark']} ${styles[verdict]}`}>
        {t(`verdict-for.${verdict}`, { level: t(`level.${level}`) })}
      </p>
      <ul className={styles['hardships']}>
        {hardships.map((hardship, at) => (
          // oxlint-disable-next-line react/no-array-index-key -- the list is drawn whole and never reordered
          <li key={at}>{told(hardship)}</li>
        ))}
      </ul>
      <p className={styles['soft']}>
        {score === null
          ? t('few-words', { count: words })
          : t(`formula.${locale}`, { score, sentence, least: measures.score.aim })}
      </p>
    </section>
  );
}
