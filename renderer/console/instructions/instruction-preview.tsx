import { useTranslation } from 'react-i18next';
import type { InstructionPicture, InstructionVariant } from '../../../shared/domain/instruction.ts';
import { DevicePicture } from '../../ui/device-picture.tsx';
import styles from './preview.module.css';

export const previewMedia = ['page', 'slip', 'kiosk'] as const;
export type PreviewMedium = (typeof previewMedia)[number];

/** How a visitor has it: on his phone, on a slip of 80 mm, or at the kiosk. */
export function InstructionPreview({
  variant,
  medium,
}: {
  readonly variant: InstructionVariant;
  readonly medium: PreviewMedium;
}) {
  const { t } = useTranslation('instructions');
  const { locale, title, intro, safety, steps } = variant;
  return (
    <article lang={locale} className={`${styles['sheet']} ${styles[medium]}`}>
      <h3>{title === '' ? t('preview.no-title') : title}</h3>
      {intro === undefined ? null : <p>{intro}</p>}
      {safety.length === 0 ? null : (
        <ul className={styles['safety']}>
          {safety.map((words, at) => (
            // oxlint-disable-next-line react/no-array-index-key -- the list is drawn whole and never reordered
            <li key={at}>{words}</li>
          ))}
        </ul>
      )}
      <ol>
        {steps.map((step, at) => (
          // oxlint-disable-next-line react/no-array-index-key -- as above
          <li key={at}>
            <p className={styles['do']}>{step.do}</p>
            {/* A slip is for reading away from the desk: it has words only. */}
            {step.picture === undefined || medium === 'slip' ? null : (
              <Picture picture={step.picture} />
            )}
            {step.see === undefined ? null : <p>{step.see}</p>}
            {step.ifNot === undefined ? null : <p className={styles['if-not']}>{step.ifNot}</p>}
          </li>
        ))}
      </ol>
    </article>
  );
}

function Picture({ picture }: { readonly picture: InstructionPicture }) {
  switch (picture.kind) {
    case 'photo':
      return (
        <img
          className={styles['photo']}
          src={`/v1/attachments/${picture.hash}`}
          alt={picture.alt}
        />
      );
    case 'device':
      return (
        <div className={styles['drawing']}>
          <DevicePicture kind={picture.device} />
        </div>
      );
    case 'prompt':
      return (
        <div className={styles['drawing']}>
          <DevicePicture kind="phone" />
        </div>
      );
  }
}
