import { PackageCheck } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Asset } from '../../../shared/domain/asset.ts';
import type { Preparation } from '../../../shared/domain/preparation/preparation.ts';
import { formatDateTime } from '../../i18n/format.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useParts, useStore } from '../app/console-parts.ts';
import { faultOf } from '../app/desk-query.ts';
import { faultWords } from '../app/fault-words.ts';
import { type Act, useAct } from '../app/use-act.ts';
import { assetsKey } from '../asset/asset-keys.ts';
import { SubmitButton } from '../parts/submit-button.tsx';
import { CheckLine } from './check-line.tsx';
import { mayBePrepared, preparationTitle } from './may-be-prepared.ts';
import { preparationsKey, usePreparation } from './use-preparation.ts';
import styles from './preparation.module.css';

/** On the page of an asset: begin to prepare it, go on with it, or see by what it became ready. */
export function PreparationPart({ asset }: { readonly asset: Asset }) {
  const { t } = useTranslation('preparation');
  const { desk } = useParts();
  const query = usePreparation(asset.assetId);
  const act = useAct([assetsKey, preparationsKey]);
  const fault = faultOf(query.error);
  const last = query.data ?? null;
  const isOpen = last !== null && last.ended === null;
  const mayBegin = mayBePrepared(asset);
  if (last === null && fault === null && !mayBegin) return null;
  return (
    <section className={styles['part']} aria-labelledby={preparationTitle}>
      <h2 id={preparationTitle} tabIndex={-1}>
        {t('title')}
      </h2>
      {fault === null ? null : (
        <p role="alert" className={styles['trouble']}>
          {faultWords(t, fault)}
        </p>
      )}
      {query.isPending ? <p role="status">{t('loading')}</p> : null}
      {isOpen ? <OpenPart asset={asset} preparation={last} act={act} /> : null}
      {!isOpen && mayBegin && query.isSuccess ? (
        <>
          <p>{t('begin-why')}</p>
          <div>
            <Button
              kind="primary"
              icon={<PackageCheck />}
              disabled={act.busy}
              onPress={() =>
                void act.run(
                  desk.call('preparation.start', { params: { assetId: asset.assetId } }),
                  t('begun'),
                )
              }
            >
              {t('begin')}
            </Button>
          </div>
        </>
      ) : null}
      {last === null || isOpen ? null : <EndedPart preparation={last} />}
    </section>
  );
}

/** One that goes on: each check with what it rests on, and the way to ready. */
function OpenPart({
  asset,
  preparation,
  act,
}: {
  readonly asset: Asset;
  readonly preparation: Preparation;
  readonly act: Act;
}) {
  const { t } = useTranslation('preparation');
  const { desk, settings } = useParts();
  const { locale } = useStore(settings);
  const [stopping, setStopping] = useState(false);
  const { preparationId, checks, states } = preparation;
  const left = states.filter(({ trouble }) => trouble !== null).length;
  const params = { preparationId };
  return (
    <>
      <p>
        {t('since', {
          name: preparation.startedBy,
          at: formatDateTime(new Date(preparation.startedAt), locale),
          version: checks.version,
        })}{' '}
        {t('reads-itself')}
      </p>
      <Checks preparation={preparation} act={act} />
      <p role="status" className={left === 0 ? styles['good'] : undefined}>
        {left === 0 ? t('all-hold') : t('left', { count: left, of: states.length })}
      </p>
      <div className={styles['row']}>
        <Button
          kind="primary"
          icon={<PackageCheck />}
          disabled={act.busy}
          onPress={() =>
            void act.run(
              desk.call('preparation.finish', { params, body: { version: asset.version } }),
              t('ready-now', { tag: asset.tag }),
            )
          }
        >
          {t('finish')}
        </Button>
        <Button kind="quiet" pressed={stopping} onPress={() => setStopping(!stopping)}>
          {t('stop')}
        </Button>
      </div>
      {stopping ? (
        <StopForm
          busy={act.busy}
          onStop={(reason) =>
            void act.run(desk.call('preparation.stop', { params, body: { reason } }), t('stopped'))
          }
        />
      ) : null}
    </>
  );
}

function StopForm({
  busy,
  onStop,
}: {
  readonly busy: boolean;
  readonly onStop: (reason: string) => void;
}) {
  const { t } = useTranslation('preparation');
  const [reason, setReason] = useState('');
  return (
    <form
      className={styles['form']}
      aria-label={t('stop')}
      onSubmit={(event) => {
        event.preventDefault();
        if (reason.trim() !== '') onStop(reason.trim());
      }}
    >
      <TextField
        autoFocus
        label={t('stop-why')}
        value={reason}
        rows={2}
        maxLength={1000}
        onChange={setReason}
      />
      <div>
        <SubmitButton disabled={reason.trim() === '' || busy}>{t('stop-do')}</SubmitButton>
      </div>
    </form>
  );
}

/** One that is over: what each check rested on, for whoever asks later. */
function EndedPart({ preparation }: { readonly preparation: Preparation }) {
  const { t } = useTranslation('preparation');
  const { settings } = useParts();
  const { locale } = useStore(settings);
  const { ended } = preparation;
  if (ended === null) return null;
  const at = formatDateTime(new Date(ended.at), locale);
  return (
    <details>
      <summary>{t(`ended.${ended.outcome}`, { name: ended.by, at })}</summary>
      {ended.reason === null ? null : <p>{ended.reason}</p>}
      <Checks preparation={preparation} act={null} />
    </details>
  );
}

function Checks({
  preparation,
  act,
}: {
  readonly preparation: Preparation;
  readonly act: Act | null;
}) {
  const { checks } = preparation.checks;
  return (
    <ol className={styles['checks']}>
      {checks.map((check) => {
        const state = preparation.states.find(({ checkId }) => checkId === check.checkId);
        return state === undefined ? null : (
          <CheckLine
            key={check.checkId}
            check={check}
            state={state}
            giving={act === null ? null : { act, preparationId: preparation.preparationId }}
          />
        );
      })}
    </ol>
  );
}
