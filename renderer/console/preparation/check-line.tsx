import { CircleCheck, CircleDashed, PencilLine, ScanLine } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Check } from '../../../shared/domain/preparation/checks.ts';
import type { CheckState } from '../../../shared/domain/preparation/readiness.ts';
import { Button } from '../../ui/button.tsx';
import { useParts, useStore } from '../app/console-parts.ts';
import type { Act } from '../app/use-act.ts';
import { EvidenceForm } from './evidence-form.tsx';
import { proofWords, ruleWords } from './check-words.ts';
import styles from './preparation.module.css';

/** One check: whether it holds, by what, and if not what to do. */
export function CheckLine({
  check,
  state,
  giving,
}: {
  readonly check: Check;
  readonly state: CheckState;
  /** Null for one that is over. */
  readonly giving: { readonly act: Act; readonly preparationId: string } | null;
}) {
  const { t } = useTranslation('preparation');
  const { desk, settings } = useParts();
  const { locale } = useStore(settings);
  const [filling, setFilling] = useState(false);
  const { trouble, proof } = state;
  const holds = trouble === null;
  const title = check.title[locale];
  const isLabel = check.rule.kind === 'label';
  const rule = ruleWords(t, check.rule);
  // A fresh reading decides; what is filled in beside it would count for nothing.
  const isRead = proof?.by === 'reading' && trouble !== 'too-old';
  return (
    <li className={styles['check']} data-holds={holds}>
      <div className={styles['head']}>
        <h3>
          {holds ? <CircleCheck aria-hidden="true" /> : <CircleDashed aria-hidden="true" />} {title}
        </h3>
        <strong className={holds ? styles['good'] : styles['open']}>
          {t(holds ? 'holds' : 'holds-not')}
        </strong>
      </div>
      {rule === null ? null : <p className={styles['soft']}>{rule}</p>}
      {proof === null ? null : <p>{proofWords(t, proof, check.rule, locale)}</p>}
      {trouble === null ? null : (
        <p>
          <strong>{t(`trouble.${trouble}`, { hours: check.hours })}</strong> {check.advice[locale]}
        </p>
      )}
      {giving === null || isRead || (!isLabel && !check.byHand) ? null : (
        <div>
          <Button
            icon={isLabel ? <ScanLine /> : <PencilLine />}
            label={t(isLabel ? 'scan-of' : 'fill-of', { title })}
            pressed={filling}
            onPress={() => setFilling(!filling)}
          >
            {t(isLabel ? 'scan' : 'fill')}
          </Button>
        </div>
      )}
      {giving !== null && !holds && (isRead || (!isLabel && !check.byHand)) ? (
        <p>{t('read-again')}</p>
      ) : null}
      {giving === null || isRead || !filling ? null : (
        <EvidenceForm
          check={check}
          busy={giving.act.busy}
          onGive={async (evidence) => {
            const given = await giving.act.run(
              desk.call('preparation.give-evidence', {
                params: { preparationId: giving.preparationId },
                body: { checkId: check.checkId, evidence },
              }),
              t('given', { title }),
            );
            if (given !== null) setFilling(false);
          }}
        />
      )}
    </li>
  );
}
