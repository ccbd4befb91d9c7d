import { useTranslation } from 'react-i18next';

/** Stands in a form that a colleague saved while somebody types in it. */
export function ChangedMeanwhile() {
  const { t } = useTranslation('console');
  return <p role="status">{t('form.changed-meanwhile')}</p>;
}
