import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { InstructionPicture } from '../../../shared/domain/instruction.ts';
import { deviceKindSchema, devicePromptSchema } from '../../../shared/domain/readout.ts';
import { TextField } from '../../ui/text-field.tsx';
import { Choice } from '../parts/choice.tsx';
import { PhotoField } from '../procedures/photo-field.tsx';
import styles from './instructions.module.css';

const pictures: readonly { readonly value: string; readonly picture?: InstructionPicture }[] = [
  { value: 'none' },
  ...deviceKindSchema.options
    .filter((device) => device !== 'unknown')
    .map((device) => ({ value: `device-${device}`, picture: { kind: 'device' as const, device } })),
  ...devicePromptSchema.options.map((prompt) => ({
    value: `prompt-${prompt}`,
    picture: { kind: 'prompt' as const, prompt },
  })),
];
const photo = 'photo';

interface Chosen {
  readonly picture: InstructionPicture | undefined;
}

/** The picture of a step: a drawing of ours, or a photo without people and without names. */
export function PictureField({
  picture,
  isWriting,
  onChange,
}: Chosen & {
  readonly isWriting: boolean;
  readonly onChange: (chosen: Chosen) => void;
}) {
  const { t } = useTranslation('instructions');
  const [wantsPhoto, setWantsPhoto] = useState(false);
  const value = wantsPhoto ? photo : valueOf(picture);
  const nameOf = (each: string) => {
    if (each.startsWith('device-')) return t(`devices:kind.${each.slice('device-'.length)}`);
    return t(`picture.${each}`);
  };
  if (!isWriting) {
    return picture === undefined ? null : (
      <p className={styles['soft']}>
        {t('picture.label')}: {nameOf(value)}
      </p>
    );
  }
  return (
    <div className={styles['form']}>
      <Choice
        label={t('picture.label')}
        value={value}
        options={[...pictures.map((each) => each.value), photo].map((each) => ({
          value: each,
          words: nameOf(each),
        }))}
        onChange={(next) => {
          setWantsPhoto(next === photo);
          // A photo is there only when it was taken.
          if (next !== photo) {
            onChange({ picture: pictures.find((each) => each.value === next)?.picture });
          }
        }}
      />
      {value === photo ? (
        <PhotoField
          onTaken={(hash) => {
            setWantsPhoto(false);
            onChange({ picture: { kind: 'photo', hash, alt: '' } });
          }}
        />
      ) : null}
      {picture?.kind === 'photo' && !wantsPhoto ? (
        <>
          <img className={styles['photo']} src={`/v1/attachments/${picture.hash}`} alt="" />
          <TextField
            label={t('picture.alt')}
            value={picture.alt}
            maxLength={160}
            onChange={(alt) => onChange({ picture: { ...picture, alt } })}
          />
        </>
      ) : null}
    </div>
  );
}

function valueOf(picture: InstructionPicture | undefined): string {
  switch (picture?.kind) {
    case undefined:
      return 'none';
    case 'device':
      return `device-${picture.device}`;
    case 'prompt':
      return `prompt-${picture.prompt}`;
    case 'photo':
      return photo;
  }
}
