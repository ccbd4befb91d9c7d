import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './busy.module.css';

/** Waiting is said after a second; before that it would only flicker. */
const sayAfterMs = 1000;

export function Busy({ active }: { readonly active: boolean }) {
  return <div role="status">{active ? <BusyAfterAMoment /> : null}</div>;
}

function BusyAfterAMoment() {
  const { t } = useTranslation('kiosk');
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), sayAfterMs);
    return () => clearTimeout(timer);
  }, []);
  return late ? (
    <p className={styles['busy']}>
      <span className={styles['dots']} aria-hidden="true">
        <i />
        <i />
        <i />
      </span>
      {t('stage.busy')}
    </p>
  ) : null;
}
