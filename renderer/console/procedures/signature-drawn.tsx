import { useTranslation } from 'react-i18next';
import styles from './signature.module.css';

export type Stroke = readonly (readonly [number, number])[];

/** The height of a field for signatures, in 1/1000 of its width. */
export const signatureHeight = 400;

export function pathOf(strokes: readonly Stroke[]): string {
  return strokes
    .map((stroke) => stroke.map(([x, y], at) => `${at === 0 ? 'M' : 'L'}${x} ${y}`).join(''))
    .join('');
}

/** A signature as it was drawn. */
export function SignatureDrawn({
  name,
  strokes,
}: {
  readonly name: string;
  readonly strokes: readonly Stroke[];
}) {
  const { t } = useTranslation('procedures');
  return (
    <svg
      className={styles['drawn']}
      viewBox={`0 0 1000 ${signatureHeight}`}
      role="img"
      aria-label={t('signature-of', { name })}
    >
      <path d={pathOf(strokes)} />
    </svg>
  );
}
