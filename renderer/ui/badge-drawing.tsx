import styles from './badge-drawing.module.css';
import drawing from './drawing.module.css';

/** A badge before the reader. The waves move, unless somebody prefers stillness. */
export function BadgeDrawing() {
  return (
    <svg viewBox="0 0 240 130" className={drawing['drawing']} aria-hidden="true" focusable="false">
      <rect className={drawing['shade']} x="128" y="26" width="96" height="92" rx="14" />
      <rect className={drawing['face']} x="140" y="38" width="72" height="50" rx="7" />
      <path className={drawing['line']} d="M160 102h32" />
      <g className={styles['waves']}>
        <path className={drawing['line']} d="M168 63a8 8 0 0 1 16 0" />
        <path className={drawing['line']} d="M160 63a16 16 0 0 1 32 0" />
        <path className={drawing['line']} d="M152 63a24 24 0 0 1 48 0" />
      </g>
      <g className={styles['badge']}>
        <path className={drawing['line']} d="M58 30V10" />
        <rect className={drawing['body']} x="22" y="28" width="76" height="90" rx="10" />
        <path className={drawing['line']} d="M50 38h16" />
        <circle className={drawing['spot']} cx="60" cy="64" r="12" />
        <path className={drawing['face']} d="M40 98c0-13 9-19 20-19s20 6 20 19z" />
        <path className={drawing['line']} d="M42 108h36" />
      </g>
      <path className={drawing['counter']} d="M10 121h220" />
    </svg>
  );
}
