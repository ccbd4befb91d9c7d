import { Save } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type UserWishes,
  consentVersion,
  userWishesSchema,
  wishedKinds,
} from '../../../shared/domain/user-wishes.ts';
import { Button } from '../../ui/button.tsx';
import { useParts, useStore } from '../app/console-parts.ts';
import styles from '../handover/handover.module.css';
import { Choice } from '../parts/choice.tsx';
import { RadioSet } from '../parts/radio-set.tsx';
import { SubmitButton } from '../parts/submit-button.tsx';
import { Tick } from '../service-level/tick.tsx';
import { languageName } from './wish-words.ts';

const noWish = 'none';
const { textSize: sizes, language: languages, mouseHand: hands } = userWishesSchema.shape;

/** What somebody wishes, and that he agrees to its being kept: without his yes nothing is sent. */
export function WishesForm({
  name,
  start,
  busy,
  onKeep,
  onClose,
}: {
  readonly name: string;
  readonly start: UserWishes | null;
  readonly busy: boolean;
  readonly onKeep: (body: {
    readonly wishes: UserWishes;
    readonly agreed: true;
    readonly consentVersion: number;
  }) => Promise<void>;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('wishes');
  const { settings } = useParts();
  const { locale } = useStore(settings);
  const [wishes, setWishes] = useState<UserWishes>(
    start ?? { textSize: null, language: null, mouseHand: null },
  );
  const [agreed, setAgreed] = useState(false);
  const isWhole = agreed && wishedKinds(wishes).length > 0;
  const none = { value: noWish, words: t('none-of') } as const;
  return (
    <form
      className={styles['fields']}
      aria-label={t('ask')}
      onSubmit={(event) => {
        event.preventDefault();
        if (isWhole && !busy) void onKeep({ wishes, agreed: true, consentVersion });
      }}
    >
      <RadioSet
        inRow
        label={t('kind.textSize')}
        value={wishes.textSize ?? noWish}
        options={[
          none,
          ...sizes.unwrap().options.map((value) => ({ value, words: t(`textSize.${value}`) })),
        ]}
        onChange={(value) => setWishes({ ...wishes, textSize: value === noWish ? null : value })}
      />
      <RadioSet
        inRow
        label={t('kind.mouseHand')}
        value={wishes.mouseHand ?? noWish}
        options={[
          none,
          ...hands.unwrap().options.map((value) => ({ value, words: t(`mouseHand.${value}`) })),
        ]}
        onChange={(value) => setWishes({ ...wishes, mouseHand: value === noWish ? null : value })}
      />
      <Choice
        label={t('kind.language')}
        value={wishes.language ?? noWish}
        options={[
          none,
          ...languages
            .unwrap()
            .options.map((value) => ({ value, words: languageName(value, locale) })),
        ]}
        onChange={(value) => setWishes({ ...wishes, language: value === noWish ? null : value })}
      />
      <p>{t('read-out')}</p>
      <p className={styles['terms']}>{t(`consent.${consentVersion}`)}</p>
      <Tick chosen={agreed} onChange={setAgreed}>
        {t('agrees', { name })}
      </Tick>
      <div className={styles['row']}>
        <SubmitButton icon={<Save />} disabled={!isWhole || busy}>
          {t('keep')}
        </SubmitButton>
        <Button kind="quiet" onPress={onClose}>
          {t('cancel')}
        </Button>
      </div>
    </form>
  );
}
