import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Fault } from '../../../shared/base/fault.ts';
import {
  type MoveFacts,
  holdsData,
  moveRefusal,
  moveRule,
} from '../../../shared/domain/asset-lifecycle.ts';
import { type Asset, type AssetState, assetStateSchema } from '../../../shared/domain/asset.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useParts } from '../app/console-parts.ts';
import { faultWords } from '../app/fault-words.ts';
import { putAway } from '../app/put-away.ts';
import { useAct } from '../app/use-act.ts';
import { ChangedMeanwhile } from '../parts/changed-meanwhile.tsx';
import { DateField } from '../parts/date-field.tsx';
import { SubmitButton } from '../parts/submit-button.tsx';
import { mayBePrepared, preparationTitle } from '../preparation/may-be-prepared.ts';
import { useSession } from '../session/session.ts';
import { assetsKey } from './asset-keys.ts';
import styles from './asset.module.css';

/** To ready leads no button: what is prepared becomes so by its checks. */
const pressedStateSchema = assetStateSchema.exclude(['ready']);
type PressedState = Exclude<AssetState, 'ready'>;

/** Where an asset may go now, by whoever looks; of the other states, why not. */
export function AssetMoves({ asset }: { readonly asset: Asset }) {
  const { t } = useTranslation('assets');
  const { role } = useSession();
  const [to, setTo] = useState<PressedState | null>(null);
  const others = assetStateSchema.options.filter((state) => state !== asset.state);
  const refusals = others.map((state) => ({ state, refusal: refusalWith(asset, role, state) }));
  const offered = pressedStateSchema.options.filter((state) =>
    refusals.some((other) => other.state === state && other.refusal === null),
  );
  return (
    <section className={styles['part']} aria-labelledby="asset-moves">
      <h2 id="asset-moves">{t('moves')}</h2>
      {mayBePrepared(asset) ? (
        <p>
          {t('prepare-first')} <a href={`#${preparationTitle}`}>{t('prepare-go')}</a>
        </p>
      ) : null}
      <div className={styles['actions']}>
        {offered.map((state) => (
          <Button key={state} pressed={state === to} onPress={() => setTo(state)}>
            {t(`move.${state}`)}
          </Button>
        ))}
      </div>
      {to === null ? null : (
        <MoveForm key={to} asset={asset} to={to} onClose={() => setTo(putAway(to))} />
      )}
      <details>
        <summary>{t('moves-not')}</summary>
        <dl className={styles['facts']}>
          {refusals.map(({ state, refusal }) =>
            refusal === null ? null : (
              <div key={state}>
                <dt>{t(`state.${state}`)}</dt>
                <dd>{faultWords(t, refusal)}</dd>
              </div>
            ),
          )}
        </dl>
      </details>
    </section>
  );
}

/** Whether somebody may move it there at all, once all that a form can ask is filled in. */
function refusalWith(
  asset: Asset,
  role: ReturnType<typeof useSession>['role'],
  to: AssetState,
): Fault | null {
  const filled: MoveFacts = {
    to,
    holder: asset.holder ?? { name: '?', staffNumber: null, personId: null },
    dueOn: '2000-01-01',
    wipeProof: '?',
    reason: '?',
  };
  return moveRefusal(asset, role === 'approver' ? 'technician' : role, filled);
}

/** What a move asks, and nothing else. */
function MoveForm({
  asset,
  to,
  onClose,
}: {
  readonly asset: Asset;
  readonly to: PressedState;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('assets');
  const { desk } = useParts();
  const { role } = useSession();
  const [seen] = useState(asset.version);
  const act = useAct([assetsKey]);
  const [name, setName] = useState('');
  const [staffNumber, setStaffNumber] = useState('');
  const [dueOn, setDueOn] = useState('');
  const [wipeProof, setWipeProof] = useState('');
  const [reason, setReason] = useState('');
  const [minutes, setMinutes] = useState('');
  const demands = moveRule(asset.state, to)?.demands ?? [];
  const mustReason = demands.includes('reason');
  const asksHolder = demands.includes('holder');
  const filled = (text: string) => (text.trim() === '' ? null : text.trim());
  const holder =
    asksHolder && filled(name) !== null
      ? { name: name.trim(), staffNumber: filled(staffNumber) }
      : null;
  const facts = {
    to,
    dueOn: filled(dueOn),
    wipeProof: filled(wipeProof),
    reason: filled(reason),
  };
  const refusal = moveRefusal(asset, role === 'approver' ? 'technician' : role, {
    ...facts,
    holder: holder === null ? null : { ...holder, personId: null },
  });
  const send = async () => {
    const body = {
      ...facts,
      version: asset.version,
      holder,
      minutes: minutes === '' ? null : Number(minutes),
    };
    const moved = await act.run(
      desk.call('asset.move', { params: { assetId: asset.assetId }, body }),
      t('moved', { state: t(`state.${to}`) }),
    );
    if (moved !== null) onClose();
  };
  return (
    <form
      className={styles['form']}
      aria-label={t(`move.${to}`)}
      onSubmit={(event) => {
        event.preventDefault();
        if (refusal === null) void send();
      }}
    >
      {asksHolder ? (
        <>
          <TextField
            autoFocus
            label={t('holder.name')}
            value={name}
            maxLength={120}
            onChange={setName}
          />
          <TextField
            label={t('holder.staff-number')}
            hint={t('holder.hint')}
            value={staffNumber}
            maxLength={64}
            onChange={setStaffNumber}
          />
        </>
      ) : null}
      {demands.includes('due') ? (
        <DateField label={t('fact.dueOn')} value={dueOn} onChange={setDueOn} />
      ) : null}
      {demands.includes('wipe-proof') ? (
        <TextField
          label={t('wipe-proof.label')}
          hint={t('wipe-proof.hint')}
          value={wipeProof}
          rows={2}
          maxLength={1000}
          onChange={setWipeProof}
        />
      ) : null}
      <TextField
        label={t(mustReason ? 'form.why' : 'form.reason')}
        value={reason}
        rows={2}
        maxLength={1000}
        onChange={setReason}
      />
      <TextField label={t('form.minutes')} type="number" value={minutes} onChange={setMinutes} />
      {to === 'returned' && holdsData(asset.type) ? <p>{t('wipe-next')}</p> : null}
      {asset.version === seen ? null : <ChangedMeanwhile />}
      <div className={styles['actions']}>
        <SubmitButton disabled={refusal !== null || act.busy}>{t(`move.${to}`)}</SubmitButton>
        <Button kind="quiet" onPress={onClose}>
          {t('cancel')}
        </Button>
      </div>
    </form>
  );
}
