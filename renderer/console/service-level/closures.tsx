import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { type Closure, closureStateAt } from '../../../shared/domain/service-level/closure.ts';
import { Button } from '../../ui/button.tsx';
import { useParts, useStore } from '../app/console-parts.ts';
import { faultOf } from '../app/desk-query.ts';
import { faultWords } from '../app/fault-words.ts';
import { mendFocus } from '../../ui/after-focus.ts';
import { ClosedAppointments } from './closed-appointments.tsx';
import { useSitesToName } from '../sites/use-sites.ts';
import { ClosureForm } from './closure-form.tsx';
import { closureWords } from './closure-words.ts';
import { useSiteName } from './site-names.ts';
import { type ClosureAct, useClosureActs, useClosures } from './use-closures.ts';
import styles from './closures.module.css';

/** Hours in which the desk is closed against its calendar: enter them, open again, or take them back. */
export function Closures() {
  const { t } = useTranslation('service-level');
  const { data, error } = useClosures();
  const areSeveral = useSitesToName().length > 0;
  const heading = useRef<HTMLHeadingElement>(null);
  // The form is empty again then, or the button of what was done is gone.
  const acts = useClosureActs(() => mendFocus(() => heading.current));
  const fault = faultOf(error);
  return (
    <section className={styles['part']} aria-labelledby="closures-title">
      <h2 ref={heading} id="closures-title" tabIndex={-1}>
        {t('closure.title')}
      </h2>
      <p className={styles['lead']}>{t(areSeveral ? 'closure.lead-of' : 'closure.lead')}</p>
      {data === undefined ? (
        <p role={fault === null ? 'status' : 'alert'}>
          {fault === null ? t('closure.busy') : faultWords(t, fault)}
        </p>
      ) : (
        <>
          <ClosureForm at={data.at} enter={acts.enter} busy={acts.busy} />
          {data.closures.length === 0 ? (
            <p className={styles['lead']}>{t('closure.none')}</p>
          ) : (
            <>
              <ul className={styles['list']}>
                {data.closures.map((closure) => (
                  <ClosureLine
                    key={closure.closureId}
                    closure={closure}
                    at={data.at}
                    busy={acts.busy}
                    onAct={(act) => acts.act(act, closure)}
                  />
                ))}
              </ul>
              <p className={styles['lead']}>{t('closure.withdraw-hint')}</p>
            </>
          )}
        </>
      )}
    </section>
  );
}

function ClosureLine({
  closure,
  at,
  busy,
  onAct,
}: {
  readonly closure: Closure;
  readonly at: string;
  readonly busy: boolean;
  readonly onAct: (act: ClosureAct) => void;
}) {
  const { t } = useTranslation('service-level');
  const { settings } = useParts();
  const { locale } = useStore(settings);
  const state = closureStateAt(closure, Date.parse(at));
  const nameOf = useSiteName();
  const site = closure.siteId === undefined ? null : nameOf(closure.siteId);
  const words = closureWords(t, closure, at, locale, site);
  return (
    <li className={styles['line']}>
      <p>
        <strong>{t(`closure.state.${state}`)}</strong> {words}.{' '}
        <span className={styles['lead']}>{t('closure.by', { by: closure.entered.by })}</span>
      </p>
      {state === 'lasting' ? (
        <Button busy={busy} onPress={() => onAct('end')}>
          {site === null ? t('closure.end') : t('closure.end-of', { site })}
        </Button>
      ) : null}
      {state === 'withdrawn' ? null : (
        <Button
          kind="quiet"
          busy={busy}
          label={`${t('closure.withdraw')}: ${words}`}
          onPress={() => onAct('withdraw')}
        >
          {t('closure.withdraw')}
        </Button>
      )}
      {state === 'coming' || state === 'lasting' ? (
        <ClosedAppointments
          entered
          siteId={closure.siteId}
          from={closure.from}
          until={closure.until}
          at={at}
        />
      ) : null}
    </li>
  );
}
