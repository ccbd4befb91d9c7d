import { Replace } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { JargonTerm } from '../../../shared/domain/jargon.ts';
import { jargonIn } from '../../../shared/domain/readability/find-jargon.ts';
import { Button } from '../../ui/button.tsx';
import { type VariantDraft, mapWords, variantOf, wordsIn } from './instruction-draft.ts';
import styles from './instructions.module.css';
import { useJargon } from './use-instruction.ts';

/** The words of a variant that visitors do not know: marked where they stand, explained, replaced in one press. */
export function JargonPanel({
  variant,
  isWriting,
  onChange,
}: {
  readonly variant: VariantDraft;
  readonly isWriting: boolean;
  readonly onChange: (variant: VariantDraft) => void;
}) {
  const { t } = useTranslation('instructions');
  const terms = useJargon();
  const { locale } = variant;
  const lines = wordsIn(variantOf(variant))
    .map((words) => jargonIn(words, terms, locale))
    .filter((pieces) => pieces.some(({ term }) => term !== null));
  const found = new Map<string, JargonTerm>();
  for (const { term } of lines.flat()) if (term !== null) found.set(term.termId, term);
  const replace = (one: JargonTerm) =>
    onChange(
      mapWords(variant, (words) =>
        jargonIn(words, [one], locale)
          .map(({ text, term }) => (term === null ? text : one.instead))
          .join(''),
      ),
    );
  return (
    <section aria-labelledby="instruction-jargon">
      <h2 id="instruction-jargon">{t('jargon.title')}</h2>
      {found.size === 0 ? <p className={styles['soft']}>{t('jargon.none')}</p> : null}
      <ul className={styles['hardships']}>
        {lines.map((pieces, at) => (
          // oxlint-disable-next-line react/no-array-index-key -- the list is drawn whole and never reordered
          <li key={at}>
            {pieces.map(({ text, term }, place) =>
              term === null ? (
                text
              ) : (
                // oxlint-disable-next-line react/no-array-index-key -- as above
                <mark key={place} title={term.explanation}>
                  {text}
                </mark>
              ),
            )}
          </li>
        ))}
      </ul>
      <dl className={styles['terms']}>
        {[...found.values()].map((term) => (
          <div key={term.termId}>
            <dt>{term.term}</dt>
            <dd>
              {t('jargon.means', { explanation: term.explanation, instead: term.instead })}
              {isWriting ? (
                <Button
                  icon={<Replace />}
                  label={t('jargon.replace-this', { term: term.term, instead: term.instead })}
                  onPress={() => replace(term)}
                >
                  {t('jargon.replace', { instead: term.instead })}
                </Button>
              ) : null}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
