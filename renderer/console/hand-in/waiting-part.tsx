import { useInfiniteQuery } from '@tanstack/react-query';
import { PackageX } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { HandInLine } from '../../../shared/contract/hand-in-routes.ts';
import { formatMoment } from '../../i18n/format.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useParts, useStore } from '../app/console-parts.ts';
import { faultOf, valueOf } from '../app/desk-query.ts';
import { faultWords } from '../app/fault-words.ts';
import { useAct } from '../app/use-act.ts';
import { watched } from '../app/watched.ts';
import styles from '../handover/handover.module.css';
import { loansKey } from '../handover/use-handover.ts';
import { SubmitButton } from '../parts/submit-button.tsx';
import { Claim } from './claim.tsx';
import { LookLink } from './look-link.tsx';
import { handInsKey } from './use-hand-ins.ts';

/** What visitors left at a kiosk and nobody has looked at; nothing is drawn when there is none. */
export function WaitingPart() {
  const { t } = useTranslation('hand-in');
  const { desk } = useParts();
  const list = useInfiniteQuery({
    ...watched,
    queryKey: [...handInsKey, 'waiting'],
    queryFn: ({ pageParam }) =>
      valueOf(
        desk.call('hand-in.list', { query: pageParam === null ? {} : { before: pageParam } }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  });
  const fault = faultOf(list.error);
  if (fault !== null) return <p role="alert">{faultWords(t, fault)}</p>;
  const lines = list.data?.pages.flatMap((page) => page.lines) ?? [];
  if (lines.length === 0) return null;
  return (
    <section className={styles['part']} aria-labelledby="hand-ins-title">
      <h2 id="hand-ins-title">{t('waiting')}</h2>
      <ul className={styles['lines']}>
        {lines.map((line) => (
          <WaitingLine key={line.handInId} line={line} />
        ))}
      </ul>
      {list.hasNextPage ? (
        <Button disabled={list.isFetchingNextPage} onPress={() => void list.fetchNextPage()}>
          {t('more')}
        </Button>
      ) : null}
    </section>
  );
}

function WaitingLine({ line }: { readonly line: HandInLine }) {
  const { t } = useTranslation('hand-in');
  const { settings } = useParts();
  const { locale } = useStore(settings);
  const [refusing, setRefusing] = useState(false);
  const { asset, deviceName, ticket } = line;
  const name = asset?.name ?? deviceName ?? t('unknown-device');
  const tag = asset?.tag ?? ticket.visitCode;
  return (
    <li className={styles['line']}>
      <h3>
        {name} <span className={styles['tag']}>{tag}</span>
      </h3>
      <p>
        {t('left', {
          code: ticket.visitCode,
          kiosk: line.kioskName,
          moment: formatMoment(new Date(line.at), locale),
        })}{' '}
        <Claim line={line} />
      </p>
      <div className={styles['row']}>
        <LookLink line={line} />
        {refusing ? null : (
          <Button
            icon={<PackageX />}
            label={t('not-here-one', { name: tag })}
            onPress={() => setRefusing(true)}
          >
            {t('not-here')}
          </Button>
        )}
      </div>
      {refusing ? <RefuseForm line={line} onClose={() => setRefusing(false)} /> : null}
    </li>
  );
}

function RefuseForm({
  line,
  onClose,
}: {
  readonly line: HandInLine;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('hand-in');
  const { desk } = useParts();
  const act = useAct([handInsKey, loansKey]);
  const [words, setWords] = useState('');
  const send = async () => {
    const params = { handInId: line.handInId };
    const done = await act.run(
      desk.call('hand-in.refuse', { params, body: { words } }),
      t('refused'),
    );
    if (done !== null) onClose();
  };
  return (
    <form
      className={styles['fields']}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <TextField
        autoFocus
        label={t('refuse.words')}
        hint={t('refuse.hint')}
        value={words}
        maxLength={400}
        onChange={setWords}
      />
      <div className={styles['row']}>
        <SubmitButton disabled={words.trim() === '' || act.busy}>{t('refuse.send')}</SubmitButton>
        <Button kind="quiet" onPress={onClose}>
          {t('refuse.cancel')}
        </Button>
      </div>
    </form>
  );
}
