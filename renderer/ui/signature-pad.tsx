import { type PointerEvent, useRef, useState } from 'react';
import {
  isSigned,
  mostStrokePoints,
  mostStrokes,
  pathOf,
  type PenPoint,
  type Stroke,
  signatureField,
} from '../../shared/domain/signature.ts';
import styles from './signature-pad.module.css';

/** Points closer than this to the last one say nothing new, in units of the field. */
const nearUnits = 2;

/**
 * A field to sign in with finger, pen or mouse. Strokes are kept as points, in units of the field, so
 * that they are drawn sharp at any size. Who cannot use it signs another way beside it.
 */
export function SignaturePad({
  label,
  hint,
  strokes,
  onChange,
}: {
  readonly label: string;
  readonly hint: string;
  readonly strokes: readonly Stroke[];
  readonly onChange: (strokes: readonly Stroke[]) => void;
}) {
  const began = useRef<number | null>(null);
  const [drawing, setDrawing] = useState<Stroke | null>(null);
  const shown = drawing === null ? strokes : [...strokes, drawing];

  const begin = (event: PointerEvent<SVGSVGElement>) => {
    if (strokes.length >= mostStrokes || !event.isPrimary) return;
    event.preventDefault();
    event.currentTarget.setPointerCapture(event.pointerId);
    began.current ??= event.timeStamp;
    setDrawing([pointOf(event, began.current)]);
  };
  const go = (event: PointerEvent<SVGSVGElement>) => {
    if (drawing === null || drawing.length >= mostStrokePoints) return;
    const point = pointOf(event, began.current ?? event.timeStamp);
    const last = drawing.at(-1);
    if (last !== undefined && Math.hypot(point[0] - last[0], point[1] - last[1]) < nearUnits)
      return;
    setDrawing([...drawing, point]);
  };
  const end = () => {
    if (drawing === null) return;
    onChange([...strokes, drawing]);
    setDrawing(null);
  };

  return (
    <svg
      className={styles['pad']}
      role="img"
      aria-label={label}
      data-signed={isSigned(shown)}
      viewBox={`0 0 ${signatureField.width} ${signatureField.height}`}
      onPointerDown={begin}
      onPointerMove={go}
      onPointerUp={end}
      onPointerCancel={end}
    >
      <line className={styles['line']} x1="30" y1="160" x2="570" y2="160" />
      {shown.length === 0 ? (
        <text className={styles['hint']} x="300" y="110" textAnchor="middle">
          {hint}
        </text>
      ) : null}
      <path className={styles['stroke']} d={pathOf(shown)} />
    </svg>
  );
}

/** A signature that was made, to look at. */
export function SignatureDrawing({
  label,
  strokes,
}: {
  readonly label: string;
  readonly strokes: readonly Stroke[];
}) {
  return (
    <svg
      className={styles['drawing']}
      role="img"
      aria-label={label}
      viewBox={`0 0 ${signatureField.width} ${signatureField.height}`}
    >
      <path className={styles['stroke']} d={pathOf(strokes)} />
    </svg>
  );
}

function pointOf(event: PointerEvent<SVGSVGElement>, beganMs: number): PenPoint {
  const box = event.currentTarget.getBoundingClientRect();
  const within = (value: number, most: number) => Math.min(most, Math.max(0, Math.round(value)));
  return [
    within(((event.clientX - box.left) / box.width) * signatureField.width, signatureField.width),
    within(((event.clientY - box.top) / box.height) * signatureField.height, signatureField.height),
    within(event.timeStamp - beganMs, 600_000),
  ];
}
