import drawing from './drawing.module.css';

const { body, shade, face, spot, line, counter } = drawing;

/** The desk itself: somebody behind it, and what people bring. Decoration. */
export function CounterScene() {
  return (
    <svg viewBox="0 0 480 190" className={drawing['drawing']} aria-hidden="true" focusable="false">
      <path className={face} d="M188 150c0-34 22-50 52-50s52 16 52 50z" />
      <path className={body} d="M224 100l16 20 16-20z" />
      <circle className={spot} cx="240" cy="66" r="30" />
      <path className={line} d="M230 62v4M250 62v4M230 76c5 6 15 6 20 0" />
      <path className={line} d="M207 66a33 33 0 0 1 66 0M273 66v10c0 8-8 12-16 12" />
      <rect className={body} x="60" y="94" width="82" height="54" rx="6" />
      <rect className={face} x="68" y="101" width="66" height="40" rx="2" />
      <circle className={spot} cx="101" cy="121" r="7" />
      <path className={shade} d="M50 148h102l4 5H46z" />
      <rect className={body} x="330" y="92" width="34" height="60" rx="7" />
      <rect className={face} x="335" y="101" width="24" height="40" rx="2" />
      <path className={line} d="M347 152v-4M364 132c18 0 10 20 30 20h12" />
      <path className={shade} d="M406 122h34l-5 30h-24z" />
      <path className={line} d="M423 122V98" />
      <path
        className={face}
        d="M423 104c-2-16-14-18-22-18 0 12 8 20 22 18zM423 96c0-16 10-22 20-24 2 14-6 24-20 24z"
      />
      <path className={counter} d="M20 154h440" />
      <path className={body} d="M36 157h408v30H36z" />
      <path className={line} d="M172 157v30M308 157v30" />
    </svg>
  );
}
