import { useTranslation } from 'react-i18next';
import { type HandoverTerms, termsText } from '../../../shared/domain/handover-terms.ts';
import { handoverKindSchema, readingLevelSchema } from '../../../shared/domain/handover.ts';
import { localeSchema } from '../../../shared/domain/locale.ts';
import styles from '../handover/handover.module.css';

/** All texts of one version, to read. */
export function TermsShown({ terms }: { readonly terms: HandoverTerms }) {
  const { t } = useTranslation('handover-terms');
  return (
    <dl>
      {handoverKindSchema.options.flatMap((kind) =>
        localeSchema.options.flatMap((locale) =>
          readingLevelSchema.options.map((level) => (
            <div key={`${kind} ${locale} ${level}`}>
              <dt>
                {t(`handover:kind.${kind}`)}, {t(`handover:locale.${locale}`)},{' '}
                {t(`handover:level.${level}`)}
              </dt>
              <dd className={styles['terms']} lang={locale}>
                {termsText(terms, kind, locale, level)}
              </dd>
            </div>
          )),
        ),
      )}
    </dl>
  );
}
