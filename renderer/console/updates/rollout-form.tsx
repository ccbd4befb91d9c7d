import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  compareRolledOut,
  isSameKind,
  packName,
} from '../../../shared/domain/release/rolled-out.ts';
import type { Site } from '../../../shared/domain/site.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useParts } from '../app/console-parts.ts';
import { useAct } from '../app/use-act.ts';
import bench from '../bench/bench.module.css';
import { Choice } from '../parts/choice.tsx';
import { SubmitButton } from '../parts/submit-button.tsx';
import { rolledOutWords } from './report-words.ts';
import { RingFields } from './ring-fields.tsx';
import {
  type GateDraft,
  everyKiosk,
  firstGate,
  firstRings,
  gateBounds,
  mostRings,
  numberWithin,
  rolloutTyped,
} from './rollout-draft.ts';
import styles from './updates.module.css';
import { type UpdatesSeen, updatesKey } from './use-updates.ts';

const figures = [
  ['hours', 'draft.hours'],
  ['visits', 'draft.visits'],
  ['crashFree', 'draft.crash-free'],
  ['readouts', 'draft.readouts'],
  ['slower', 'draft.slower'],
] as const;

/** Says who gets a version in which order, and what each ring must show; starts nothing. */
export function RolloutForm({
  seen,
  sites,
}: {
  readonly seen: UpdatesSeen;
  readonly sites: readonly Site[];
}) {
  const { t } = useTranslation('updates');
  const { desk } = useParts();
  const act = useAct([updatesKey]);
  const [chosen, setChosen] = useState<string | null>(null);
  const [rings, setRings] = useState(firstRings);
  const [gate, setGate] = useState<GateDraft>(firstGate);
  const versions = versionsToRoll(seen);
  const version = versions.find((each) => each === chosen) ?? versions[0];
  if (version === undefined) return <p>{t('draft.none')}</p>;
  const typed = rolloutTyped(rings, gate);
  const save = () => {
    if (typed === null) return;
    const asked = desk.call('update.draft-rollout', { body: { version, ...typed } });
    void act.run(asked, t('draft.done', { version: rolledOutWords(t, version) }));
  };
  return (
    <form
      className={bench['form']}
      aria-labelledby="updates-draft"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <Choice
        label={t('draft.version')}
        value={version}
        options={versions.map((value) => ({ value, words: rolledOutWords(t, value) }))}
        onChange={setChosen}
      />
      {rings.map((ring, index) => (
        // A ring is its place in the order.
        // oxlint-disable-next-line react/no-array-index-key
        <fieldset key={index} className={styles['ring']}>
          <legend>{t('draft.ring', { number: index + 1 })}</legend>
          <RingFields
            number={index + 1}
            ring={ring}
            sites={sites}
            onChange={(changed) => setRings(rings.with(index, changed))}
          />
          {rings.length === 1 ? null : (
            <Button kind="quiet" onPress={() => setRings(rings.toSpliced(index, 1))}>
              {t('draft.remove', { number: index + 1 })}
            </Button>
          )}
        </fieldset>
      ))}
      {rings.length >= mostRings ? null : (
        <div className={bench['actions']}>
          <Button onPress={() => setRings([...rings, everyKiosk])}>{t('draft.add')}</Button>
        </div>
      )}
      <p>{t('draft.configured-hint')}</p>
      <fieldset className={styles['ring']}>
        <legend>{t('draft.gate')}</legend>
        {figures.map(([name, words]) => {
          const [from, to] = gateBounds[name];
          const isWrong = numberWithin(gate[name], gateBounds[name]) === null;
          return (
            <TextField
              key={name}
              label={t(words)}
              value={gate[name]}
              maxLength={7}
              error={isWrong ? t('draft.wrong', { from, to }) : undefined}
              onChange={(text) => setGate({ ...gate, [name]: text })}
            />
          );
        })}
      </fieldset>
      <p>{t('draft.hint')}</p>
      <div className={bench['actions']}>
        <SubmitButton disabled={typed === null || act.busy}>{t('draft.submit')}</SubmitButton>
      </div>
    </form>
  );
}

/** Versions and reader packs whose files are all here and that were not rolled out yet; versions first, the newest first. */
function versionsToRoll({ releases, packs, rollouts }: UpdatesSeen): readonly string[] {
  const begun = new Set(
    rollouts.filter(({ state }) => state !== 'draft').map(({ version }) => version),
  );
  const listed = [
    ...releases,
    ...packs.map(({ number, isHere }) => ({ version: packName(number), isHere })),
  ];
  return [...new Set(listed.map(({ version }) => version))]
    .filter((version) => !begun.has(version))
    .filter((version) => listed.every((one) => one.version !== version || one.isHere))
    .toSorted((one, other) => (isSameKind(one, other) ? compareRolledOut(other, one) : 0));
}
