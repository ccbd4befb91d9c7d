import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

/** The way to the page of somebody whom the desk knows. */
export function PersonLink({
  name,
  personId,
}: {
  readonly name: string;
  readonly personId: string;
}) {
  const { t } = useTranslation('people');
  return (
    <p>
      <Link to="/people/$personId" params={{ personId }} search={{}}>
        {t('page', { name })}
      </Link>
    </p>
  );
}
