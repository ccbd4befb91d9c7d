import { useQuery } from '@tanstack/react-query';
import { ShieldCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { useParts } from '../app/console-parts.ts';
import { faultOf, valueOf } from '../app/desk-query.ts';
import { faultWords } from '../app/fault-words.ts';
import styles from './audit.module.css';

/** Has every seal reckoned anew, and says whether the trail is whole. */
export function AuditProofPart() {
  const { t } = useTranslation('audit');
  const { desk } = useParts();
  const proof = useQuery({
    queryKey: ['audit-proof'],
    queryFn: () => valueOf(desk.call('audit.verify', {})),
    enabled: false,
    gcTime: 0,
  });
  const fault = faultOf(proof.error);
  return (
    <div className={styles['proof']}>
      <Button
        icon={<ShieldCheck />}
        disabled={proof.isFetching}
        onPress={() => void proof.refetch()}
      >
        {t('proof.check')}
      </Button>
      <div role="status">
        {proof.isFetching ? t('proof.checking') : null}
        {fault === null ? null : faultWords(t, fault)}
        {proof.isFetching || proof.data === undefined ? null : (
          <>
            <p className={proof.data.brokenAt === null ? undefined : styles['broken']}>
              {proof.data.brokenAt === null
                ? t('proof.whole', { count: proof.data.lines })
                : t('proof.broken', { place: proof.data.brokenAt })}
            </p>
            {proof.data.lastSeal === '' ? null : (
              <p>
                {t('proof.last-seal')} <code>{proof.data.lastSeal}</code>
              </p>
            )}
          </>
        )}
      </div>
    </div>
  );
}
