import { Check } from 'lucide-react';
import { Checkbox } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import styles from './asset.module.css';

/** The technician says that the organisation owns it: only then may the register hold its numbers. */
export function Owned({
  owned,
  onChange,
}: {
  readonly owned: boolean;
  readonly onChange: (owned: boolean) => void;
}) {
  const { t } = useTranslation('assets');
  return (
    <Checkbox isSelected={owned} onChange={onChange} className={styles['agree'] ?? ''}>
      <span className={styles['box']} aria-hidden="true">
        {owned ? <Check /> : null}
      </span>
      {t('tab.owned')}
    </Checkbox>
  );
}
