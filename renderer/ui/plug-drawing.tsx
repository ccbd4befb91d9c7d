import drawing from './drawing.module.css';
import styles from './plug-drawing.module.css';

/** A cable on its way into a phone. It moves, unless somebody prefers stillness. */
export function PlugDrawing() {
  return (
    <svg viewBox="0 0 240 130" className={drawing['drawing']} aria-hidden="true" focusable="false">
      <rect className={drawing['body']} x="30" y="34" width="92" height="56" rx="11" />
      <rect className={drawing['face']} x="42" y="41" width="68" height="42" rx="4" />
      <circle className={drawing['spot']} cx="76" cy="62" r="9" />
      <g className={styles['plug']}>
        <path className={drawing['line']} d="M182 62h20c16 0 24 12 24 28v30" />
        <rect className={drawing['shade']} x="142" y="55" width="14" height="14" rx="3" />
        <rect className={drawing['body']} x="154" y="48" width="30" height="28" rx="6" />
      </g>
      <path className={drawing['counter']} d="M10 121h220" />
    </svg>
  );
}
