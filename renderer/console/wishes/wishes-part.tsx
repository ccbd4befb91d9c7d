import { useQuery } from '@tanstack/react-query';
import { Accessibility, Pencil, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type KeptWishes, type WishKind, wishedKinds } from '../../../shared/domain/user-wishes.ts';
import { formatDateTime } from '../../i18n/format.ts';
import { Button } from '../../ui/button.tsx';
import { useParts, useStore } from '../app/console-parts.ts';
import { faultOf, valueOf } from '../app/desk-query.ts';
import { faultWords } from '../app/fault-words.ts';
import { useAct } from '../app/use-act.ts';
import styles from '../handover/handover.module.css';
import { Tick } from '../service-level/tick.tsx';
import { WishesForm } from './wishes-form.tsx';
import { wishWords } from './wish-words.ts';

const wishesKey = ['wishes'] as const;

/** While something goes out to somebody: how he wants it set up, and what was seen to of that. */
export function WishesPart({
  name,
  badgeNumber,
  applied,
  onApplied,
}: {
  readonly name: string;
  readonly badgeNumber: string;
  readonly applied: readonly WishKind[];
  readonly onApplied: (applied: readonly WishKind[]) => void;
}) {
  const { t } = useTranslation('wishes');
  const { desk } = useParts();
  const [writing, setWriting] = useState(false);
  const query = useQuery({
    queryKey: [...wishesKey, badgeNumber],
    queryFn: () => valueOf(desk.call('wishes.of-person', { params: { badgeNumber } })),
  });
  const act = useAct([wishesKey]);
  const fault = faultOf(query.error);
  const kept = query.data?.kept ?? null;
  return (
    <section aria-labelledby="wishes-title" className={styles['part']}>
      <h2 id="wishes-title">{t('title', { name })}</h2>
      {fault === null ? null : (
        <p role="alert" className={styles['trouble']}>
          {faultWords(t, fault)}
        </p>
      )}
      {query.isPending ? <p role="status">{t('loading')}</p> : null}
      {query.isSuccess && kept === null && !writing ? (
        <>
          <p>{t('none', { name })}</p>
          <div>
            <Button icon={<Accessibility />} onPress={() => setWriting(true)}>
              {t('ask')}
            </Button>
          </div>
        </>
      ) : null}
      {kept === null || writing ? null : (
        <KeptPart
          name={name}
          kept={kept}
          applied={applied}
          onApplied={onApplied}
          onChange={() => setWriting(true)}
          busy={act.busy}
          onWithdraw={() => {
            onApplied([]);
            void act.run(desk.call('wishes.withdraw', { params: { badgeNumber } }), t('withdrawn'));
          }}
        />
      )}
      {writing ? (
        <WishesForm
          name={name}
          start={kept?.wishes ?? null}
          busy={act.busy}
          onClose={() => setWriting(false)}
          onKeep={async (body) => {
            const done = await act.run(
              desk.call('wishes.keep', { params: { badgeNumber }, body }),
              t('kept'),
            );
            if (done !== null) setWriting(false);
          }}
        />
      ) : null}
    </section>
  );
}

/** What is kept, each with a tick for this handover. */
function KeptPart({
  name,
  kept,
  applied,
  onApplied,
  onChange,
  busy,
  onWithdraw,
}: {
  readonly name: string;
  readonly kept: KeptWishes;
  readonly applied: readonly WishKind[];
  readonly onApplied: (applied: readonly WishKind[]) => void;
  readonly onChange: () => void;
  readonly busy: boolean;
  readonly onWithdraw: () => void;
}) {
  const { t } = useTranslation('wishes');
  const { settings } = useParts();
  const { locale } = useStore(settings);
  const [withdrawing, setWithdrawing] = useState(false);
  const moment = (at: string) => formatDateTime(new Date(at), locale);
  const { consent } = kept;
  return (
    <>
      <p>{t('why', { name })}</p>
      <ul className={styles['lines']}>
        {wishedKinds(kept.wishes).map((kind) => {
          const last = kept.applied.find((each) => each.kind === kind);
          const wish = `${t(`kind.${kind}`)}: ${wishWords(t, kept.wishes, kind, locale) ?? ''}`;
          return (
            <li key={kind}>
              <Tick
                chosen={applied.includes(kind)}
                onChange={(chosen) =>
                  onApplied(chosen ? [...applied, kind] : applied.filter((each) => each !== kind))
                }
              >
                {t('apply', { wish })}
              </Tick>
              <p className={styles['tag']}>
                {last === undefined
                  ? t('never-applied')
                  : t('applied', { name: last.by, at: moment(last.at) })}
              </p>
            </li>
          );
        })}
      </ul>
      <p className={styles['tag']}>
        {t('consent-at', {
          name: consent.askedBy,
          at: moment(consent.at),
          version: consent.version,
        })}
      </p>
      {withdrawing ? <p role="alert">{t('withdraw-ask', { name })}</p> : null}
      <div className={styles['row']}>
        {withdrawing ? (
          <>
            <Button kind="danger" icon={<Trash2 />} disabled={busy} onPress={onWithdraw}>
              {t('withdraw-sure')}
            </Button>
            <Button kind="quiet" onPress={() => setWithdrawing(false)}>
              {t('withdraw-no')}
            </Button>
          </>
        ) : (
          <>
            <Button icon={<Pencil />} onPress={onChange}>
              {t('change')}
            </Button>
            <Button kind="quiet" icon={<Trash2 />} onPress={() => setWithdrawing(true)}>
              {t('withdraw')}
            </Button>
          </>
        )}
      </div>
    </>
  );
}
