import { Check, Printer, Smartphone, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { useDispatch } from '../dispatch.ts';
import type { ReadInstruction } from '../flow/screen.ts';
import { QrCode } from '../parts/qr-code.tsx';
import styles from './instruction.module.css';

/** What one reads, on paper where this kiosk prints, and always as a code for one's own phone. */
export function TakeAlong({
  taken,
  prints,
}: {
  readonly taken: ReadInstruction['taken'];
  readonly prints: boolean;
}) {
  const { t } = useTranslation('instruction-page');
  const dispatch = useDispatch();
  if (typeof taken === 'object') {
    const { qrSvg, printer } = taken;
    return (
      <div className={styles['taken']} role="status">
        {printer === 'not-configured' ? null : (
          <p className={styles['said']}>
            {printer === 'printed' ? (
              <Check aria-hidden="true" />
            ) : (
              <TriangleAlert aria-hidden="true" />
            )}
            {t(`take.${printer}`)}
          </p>
        )}
        <QrCode
          svg={qrSvg}
          alt={t('take.code')}
          title={t('take.scan')}
          hint={t('take.scan-hint')}
        />
      </div>
    );
  }
  return (
    <div className={styles['taken']}>
      <Button
        size="touch"
        icon={prints ? <Printer /> : <Smartphone />}
        disabled={taken === 'asked'}
        onPress={() => dispatch({ type: 'instruction-taken' })}
      >
        {t(prints ? 'take.print' : 'take.phone')}
      </Button>
      <p role="status">
        {taken === 'asked' ? t('take.busy') : taken === 'failed' ? t('take.lost') : ''}
      </p>
    </div>
  );
}
