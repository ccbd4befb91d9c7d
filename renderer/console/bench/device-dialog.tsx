import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Fault } from '../../../shared/base/fault.ts';
import type { LeftDevice } from '../../../shared/domain/custody.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { faultWords } from '../app/fault-words.ts';
import { Choice } from '../parts/choice.tsx';
import { RadioSet } from '../parts/radio-set.tsx';
import { SubmitButton } from '../parts/submit-button.tsx';
import { useSession } from '../session/session.ts';
import { openShelves, useShelves, type DeviceAction } from './use-bench.ts';
import styles from './bench.module.css';

/** What has to be answered before a device goes on. */
export type DeviceQuestion = 'shelf' | 'ready' | 'supplier' | 'hand-out';

/** The answer that a movement of a device needs, confirmed by whoever makes it. */
export function DeviceDialog({
  question,
  device,
  busy,
  fault,
  onAnswer,
  onClose,
}: {
  readonly question: DeviceQuestion;
  readonly device: LeftDevice;
  readonly busy: boolean;
  /** Why the answer was refused. */
  readonly fault: Fault | null;
  readonly onAnswer: (action: DeviceAction) => void;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('bench');
  const lies = device.holder.place === 'shelf' ? device.holder.name : null;
  const shelves = openShelves(useShelves().data ?? [], lies, useSession()).filter(
    // Where it lies is no other place to put it.
    ({ name }) => question === 'ready' || name !== lies,
  );
  const [chosen, setChosen] = useState('');
  const [words, setWords] = useState('');
  const [supplier, setSupplier] = useState('');
  const [by, setBy] = useState<'code' | 'identity'>('code');
  const [collector, setCollector] = useState('');
  const shelf =
    shelves.find(({ shelfId }) => shelfId === chosen) ??
    shelves.find(({ name }) => name === lies) ??
    shelves[0];

  const answer = ((): DeviceAction | null => {
    switch (question) {
      case 'shelf':
        return shelf === undefined
          ? null
          : { type: 'move', to: { place: 'shelf', shelfId: shelf.shelfId }, words: null };
      case 'ready':
        return shelf === undefined ? null : { type: 'ready', shelfId: shelf.shelfId };
      case 'supplier':
        return supplier.trim() === '' || words.trim() === ''
          ? null
          : { type: 'move', to: { place: 'supplier', name: supplier }, words };
      case 'hand-out':
        if (words.trim() === '') return null;
        return {
          type: 'hand-out',
          check: by === 'code' ? { by, code: words } : { by, words },
          ...(collector.trim() === '' ? {} : { collector }),
        };
    }
  })();

  return (
    <Dialog title={t(`ask.${question}`, { device: device.deviceName })} onClose={onClose}>
      <form
        className={styles['form']}
        onSubmit={(event) => {
          event.preventDefault();
          if (answer !== null && !busy) onAnswer(answer);
        }}
      >
        {fault === null ? null : <p role="alert">{faultWords(t, fault)}</p>}
        {question === 'shelf' || question === 'ready' ? (
          shelf === undefined ? (
            <p role="alert">{t('no-shelf')}</p>
          ) : (
            <Choice
              label={t('shelf')}
              value={shelf.shelfId}
              options={shelves.map(({ shelfId, name, taken, capacity }) => ({
                value: shelfId,
                words: t('shelf-room', { name, taken, capacity }),
              }))}
              onChange={setChosen}
            />
          )
        ) : null}
        {question === 'ready' ? <p>{t('ready-tells')}</p> : null}
        {question === 'supplier' ? (
          <>
            <TextField
              autoFocus
              label={t('supplier')}
              value={supplier}
              maxLength={120}
              onChange={setSupplier}
            />
            <TextField
              label={t('supplier-why')}
              value={words}
              maxLength={500}
              rows={3}
              onChange={setWords}
            />
          </>
        ) : null}
        {question === 'hand-out' ? (
          <>
            <RadioSet
              inRow
              label={t('check.how')}
              value={by}
              options={[
                { value: 'code' as const, words: t('check.code') },
                { value: 'identity' as const, words: t('check.identity') },
              ]}
              onChange={setBy}
            />
            <TextField
              autoFocus
              label={t(`check.${by}-label`)}
              hint={by === 'identity' ? t('check.identity-hint') : undefined}
              value={words}
              maxLength={by === 'code' ? 12 : 300}
              onChange={setWords}
            />
            <TextField
              label={t('collector')}
              hint={t('collector-hint')}
              value={collector}
              maxLength={120}
              onChange={setCollector}
            />
          </>
        ) : null}
        <div className={styles['actions']}>
          <SubmitButton disabled={answer === null || busy}>{t(`confirm.${question}`)}</SubmitButton>
          <Button kind="quiet" onPress={onClose}>
            {t('cancel')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
