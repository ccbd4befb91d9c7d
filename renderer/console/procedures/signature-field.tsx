import { Eraser } from 'lucide-react';
import { useRef, useState, type PointerEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { type Evidence, stepSignatureWidth } from '../../../shared/domain/procedure.ts';
import { isSigned } from '../../../shared/domain/signature.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { pathOf, signatureHeight, type Stroke } from './signature-drawn.tsx';
import styles from './signature.module.css';

const mostStrokes = 60;
const mostPoints = 400;

/** Who signs, and the field to do it in with finger, pen or mouse; or on paper. */
export function SignatureField({
  name: known,
  onChange,
}: {
  readonly name: string;
  readonly onChange: (evidence: Evidence | null) => void;
}) {
  const { t } = useTranslation('procedures');
  const [name, setName] = useState(known);
  const [strokes, setStrokes] = useState<readonly Stroke[]>([]);
  const [onPaper, setOnPaper] = useState(false);
  const drawing = useRef<Stroke | null>(null);
  const tell = (nextName: string, nextStrokes: readonly Stroke[], isOnPaper: boolean) =>
    onChange(
      nextName.trim() === '' || (!isOnPaper && !isSigned(nextStrokes, stepSignatureWidth))
        ? null
        : {
            kind: 'signature',
            name: nextName,
            strokes: nextStrokes.map((stroke) => stroke.map(([x, y]): [number, number] => [x, y])),
            onPaper: isOnPaper,
          },
    );
  const draw = (next: readonly Stroke[]) => {
    setStrokes(next);
    setOnPaper(false);
    tell(name, next, false);
  };
  const at = (event: PointerEvent<SVGSVGElement>): readonly [number, number] => {
    const box = event.currentTarget.getBoundingClientRect();
    const place = (part: number, most: number) =>
      Math.min(most, Math.max(0, Math.round((part / box.width) * 1000)));
    return [place(event.clientX - box.left, 1000), place(event.clientY - box.top, signatureHeight)];
  };
  return (
    <div className={styles['field']}>
      <TextField
        label={t('signs')}
        value={name}
        maxLength={120}
        onChange={(next) => {
          setName(next);
          tell(next, strokes, onPaper);
        }}
      />
      <svg
        className={styles['pad']}
        viewBox={`0 0 1000 ${signatureHeight}`}
        role="img"
        aria-label={t('sign-here')}
        onPointerDown={(event) => {
          if (strokes.length >= mostStrokes) return;
          event.currentTarget.setPointerCapture(event.pointerId);
          drawing.current = [at(event)];
          draw([...strokes, drawing.current]);
        }}
        onPointerMove={(event) => {
          if (drawing.current === null || drawing.current.length >= mostPoints) return;
          drawing.current = [...drawing.current, at(event)];
          draw([...strokes.slice(0, -1), drawing.current]);
        }}
        onPointerUp={() => {
          drawing.current = null;
        }}
      >
        <path d={pathOf(strokes)} />
      </svg>
      <Button icon={<Eraser />} disabled={strokes.length === 0} onPress={() => draw([])}>
        {t('sign-again')}
      </Button>
      <Button
        kind="quiet"
        pressed={onPaper}
        disabled={name.trim() === ''}
        onPress={() => {
          setStrokes([]);
          setOnPaper(!onPaper);
          tell(name, [], !onPaper);
        }}
      >
        {t('on-paper')}
      </Button>
    </div>
  );
}
