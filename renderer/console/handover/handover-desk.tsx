import { useMutation, useQueryClient } from '@tanstack/react-query';
import { FileSignature } from 'lucide-react';
import { useEffect, useEffectEvent, useReducer, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { v7 } from 'uuid';
import { termsText } from '../../../shared/domain/handover-terms.ts';
import { type HandoverKind, handoverKindSchema } from '../../../shared/domain/handover.ts';
import type { AccessoryKey } from '../../../shared/domain/usual-accessories.ts';
import type { WishKind } from '../../../shared/domain/user-wishes.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useParts, useStore } from '../app/console-parts.ts';
import { faultOf, valueOf } from '../app/desk-query.ts';
import { faultWords } from '../app/fault-words.ts';
import { ticketKey } from '../card/use-ticket.ts';
import { AskLead } from '../loans/ask-lead.tsx';
import { useSession } from '../session/session.ts';
import { RadioSet } from '../parts/radio-set.tsx';
import { WishesPart } from '../wishes/wishes-part.tsx';
import { handedItem, missingFrom } from './handover-draft.ts';
import { begunHandover, nextHandover } from './handover-state.ts';
import { forgetHandover, keepHandover, keptHandover } from './kept-handover.ts';
import { LineCard } from './line-card.tsx';
import { fittingPools, LoanTerms } from './loan-terms.tsx';
import { LeftHere } from '../hand-in/left-here.tsx';
import { handInsKey, useHandInsOf } from '../hand-in/use-hand-ins.ts';
import { WaitingPart } from '../hand-in/waiting-part.tsx';
import { ReadPart } from './read-part.tsx';
import { LockedPart } from './locked-part.tsx';
import { Receipt } from './receipt.tsx';
import { ScanBar } from './scan-bar.tsx';
import { SignPart } from './sign-part.tsx';
import {
  contentOf,
  emptySigning,
  signatureOf,
  signingAfter,
  signingUnder,
} from './signing-draft.ts';
import { handoverKey, loansKey, usePools, useTerms } from './use-handover.ts';
import { useScan } from './use-scan.ts';
import styles from './handover.module.css';

/** One person, many scans, one signature. */
export function HandoverDesk({
  kind: asked,
  ticketId,
  tag,
  address,
  onNext,
}: {
  readonly kind: HandoverKind;
  readonly ticketId: string | null;
  /** What is to be on the list from the start. */
  readonly tag: string | null;
  /** What this tab keeps of it is kept under this. */
  readonly address: string;
  readonly onNext: () => void;
}) {
  const { t } = useTranslation('handover');
  const { desk, settings } = useParts();
  const { locale } = useStore(settings);
  const client = useQueryClient();
  const { role } = useSession();
  const [kept] = useState(() => keptHandover(window.sessionStorage, address));
  const [state, act] = useReducer(nextHandover, begunHandover(asked, kept));
  const [latestSigning, setSigning] = useState(() => emptySigning(locale));
  const [chosenPool, choosePool] = useState(kept?.poolId ?? null);
  const [chosenDay, chooseDay] = useState(kept?.dueOn ?? null);
  // Outlives a lost answer: sent again, it is the same handover.
  const [handoverId] = useState(() => kept?.handoverId ?? v7());
  const [ticked, setTicked] = useState<{
    readonly badgeNumber: string | null;
    readonly kinds: readonly WishKind[];
  }>({ badgeNumber: null, kinds: [] });
  const terms = useTerms().data;
  const listed = usePools();
  const pools = fittingPools(listed.data ?? [], state.lines);
  // Until the pools are there a loan has neither pool nor day: what was signed would not stand under them.
  const isWhole = state.kind !== 'loan' || !listed.isPending;
  const wordOf = (key: AccessoryKey) => t(`accessory.${key}`, { lng: latestSigning.locale });
  const { scan, busy } = useScan((scanned) => act({ type: 'scanned', scanned, wordOf }));

  const pool = pools.find(({ poolId }) => poolId === chosenPool) ?? pools[0] ?? null;
  const dueOn = chosenDay ?? pool?.latestDueOn ?? null;
  const loan =
    state.kind === 'loan' && pool !== null && dueOn !== null
      ? { poolId: pool.poolId, dueOn }
      : null;
  const content = contentOf({
    kind: state.kind,
    holder: state.holder,
    lines: state.lines,
    loan,
    locale: latestSigning.locale,
    level: latestSigning.level,
    termsVersion: terms?.version ?? null,
  });
  const signing = signingUnder(latestSigning, content);
  // Kept as well: what was signed does not come back when the change is undone.
  if (signing !== latestSigning) setSigning(signing);
  // Another badge is another person: what was seen to for the one before is not his.
  const isHis = state.kind !== 'return' && ticked.badgeNumber === state.holder.staffNumber;
  const applied = isHis ? ticked.kinds : [];
  const handIn = useHandInsOf(state.kind === 'return' ? ticketId : null).data?.find(
    (line) => line.state === 'waiting',
  );
  const leftLine = state.lines.find(({ found }) => found.asset.assetId === handIn?.asset?.assetId);
  const signature = signatureOf(signing, handIn?.handInId ?? null);
  const missing =
    missingFrom(state.kind, state.lines) ??
    (state.holder.name.trim() === ''
      ? 'holder'
      : state.kind === 'loan' && loan === null
        ? 'pool'
        : signature === null
          ? 'signature'
          : null);

  // What a colleague changed while this was signed stands on the list as it is now.
  const lookAnew = async () => {
    for (const { found } of state.lines) {
      const { tag, assetId } = found.asset;
      const answer = await desk.call('handover.find-asset', { query: { code: tag } });
      const anew = answer.ok ? answer.value.found : [];
      const same = anew.find(({ asset }) => asset.assetId === assetId);
      if (same !== undefined) act({ type: 'found-anew', found: same });
    }
  };
  const beginFirst = useEffectEvent(() => {
    if (kept !== null) void lookAnew();
    else if (tag !== null) scan(tag);
  });
  useEffect(() => beginFirst(), []);

  const sending = useMutation({
    // What it was sent for tells whether a refusal is still about what stands here.
    mutationFn: (_content: string) => {
      if (signature === null || terms === undefined) throw new Error('Sent before it was signed');
      return valueOf(
        desk.call('handover.sign', {
          body: {
            handoverId,
            kind: state.kind,
            ticketId,
            locale: signing.locale,
            terms: { version: terms.version, level: signing.level },
            holder: state.holder,
            loan,
            items: state.lines.map(handedItem),
            signature,
            ...(applied.length === 0 ? {} : { wishesApplied: [...applied] }),
          },
        }),
      );
    },
    onError: async (error) => {
      if (faultOf(error)?.code === 'asset/changed-meanwhile') await lookAnew();
    },
    onSettled: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: handoverKey }),
        client.invalidateQueries({ queryKey: loansKey }),
        client.invalidateQueries({ queryKey: handInsKey }),
        ticketId === null ? null : client.invalidateQueries({ queryKey: ticketKey(ticketId) }),
      ]),
  });
  useEffect(() => {
    const rest = { handoverId, poolId: chosenPool, dueOn: chosenDay };
    if (sending.isSuccess) forgetHandover(window.sessionStorage, address);
    else keepHandover(window.sessionStorage, address, state, rest);
  });
  if (sending.data !== undefined) return <Receipt checked={sending.data} onNext={onNext} />;
  const fault = sending.variables === content ? faultOf(sending.error) : null;
  const isReady = missing === null && terms !== undefined && !sending.isPending && !busy;
  return (
    <main className={styles['page']}>
      <h1>{t('title')}</h1>
      <RadioSet
        inRow
        label={t('kind.label')}
        value={state.kind}
        options={handoverKindSchema.options.map((value) => ({ value, words: t(`kind.${value}`) }))}
        onChange={(kind) => act({ type: 'kind', kind })}
      />
      <ScanBar heard={state.heard} onScan={scan} />
      {ticketId === null ? null : (
        <ReadPart
          ticketId={ticketId}
          onRead={(scanned, reading) => act({ type: 'scanned', scanned, wordOf, reading })}
        />
      )}
      {handIn === undefined ? null : (
        <LeftHere
          key={handIn.handInId}
          line={handIn}
          photos={leftLine?.photos ?? null}
          onPhoto={(hash) => {
            if (leftLine === undefined) return;
            const { asset } = leftLine.found;
            const photos = [...leftLine.photos, hash];
            act({ type: 'line', assetId: asset.assetId, change: { photos } });
          }}
        />
      )}
      <TextField
        label={t('holder')}
        hint={state.holder.staffNumber === null ? t('holder-hint') : state.holder.staffNumber}
        value={state.holder.name}
        maxLength={120}
        onChange={(name) => act({ type: 'name', name })}
      />
      {state.kind === 'return' || state.holder.staffNumber === null ? null : (
        <WishesPart
          key={state.holder.staffNumber}
          name={state.holder.name}
          badgeNumber={state.holder.staffNumber}
          applied={applied}
          onApplied={(kinds) => setTicked({ badgeNumber: state.holder.staffNumber, kinds })}
        />
      )}
      <section aria-labelledby="lines-title" className={styles['part']}>
        <h2 id="lines-title">{t('lines', { count: state.lines.length })}</h2>
        {state.lines.length === 0 ? <p>{t('lines-none')}</p> : null}
        <ul className={styles['lines']}>
          {state.lines.map((line) => (
            <LineCard
              key={line.found.asset.assetId}
              kind={state.kind}
              line={line}
              onChange={(change) =>
                act({ type: 'line', assetId: line.found.asset.assetId, change })
              }
              onAway={() => act({ type: 'away', assetId: line.found.asset.assetId })}
            />
          ))}
        </ul>
      </section>
      {state.kind === 'loan' ? (
        <LoanTerms
          pools={pools}
          poolId={pool?.poolId ?? null}
          dueOn={dueOn}
          onPool={choosePool}
          onDay={chooseDay}
        />
      ) : null}
      {state.kind === 'loan' &&
      loan !== null &&
      pool?.needsLead === true &&
      role === 'technician' ? (
        <AskLead
          key={loan.poolId}
          poolId={loan.poolId}
          holder={state.holder}
          dueOn={loan.dueOn}
          ticketId={ticketId}
        />
      ) : null}
      {terms === undefined || !isWhole ? null : (
        <SignPart
          draft={signing}
          content={content}
          leftAtKiosk={handIn !== undefined}
          terms={termsText(terms, state.kind, signing.locale, signing.level)}
          onChange={(change) => setSigning(signingAfter(signing, change, content))}
        />
      )}
      {fault === null ? null : (
        <p role="alert" className={styles['trouble']}>
          {faultWords(t, fault)}
        </p>
      )}
      <div className={styles['row']}>
        <Button
          kind="primary"
          icon={<FileSignature />}
          disabled={!isReady}
          onPress={() => sending.mutate(content)}
        >
          {t(`do.${state.kind}`)}
        </Button>
        <p role="status">{missing === null ? '' : t(`missing.${missing}`)}</p>
      </div>
      <WaitingPart />
      <LockedPart />
    </main>
  );
}
