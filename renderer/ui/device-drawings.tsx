import type { ReactNode } from 'react';
import type { DeviceKind } from '../../shared/domain/readout.ts';
import { peripheralDrawings } from './peripheral-drawings.tsx';
import styles from './drawing.module.css';

const body = styles['body'];
const shade = styles['shade'];
const face = styles['face'];
const spot = styles['spot'];
const ink = styles['ink'];
const line = styles['line'];

const phone = (
  <>
    <rect className={body} x="39" y="24" width="42" height="84" rx="9" />
    <rect className={face} x="44" y="34" width="32" height="58" rx="3" />
    <path className={line} d="M56 29h8M54 100h12" />
    <circle className={spot} cx="60" cy="63" r="8" />
  </>
);

const tablet = (
  <>
    <rect className={body} x="27" y="26" width="66" height="82" rx="8" />
    <rect className={face} x="34" y="35" width="52" height="61" rx="3" />
    <path className={line} d="M55 102h10" />
    <circle className={spot} cx="48" cy="50" r="6" />
    <path className={line} d="M42 78l11-11 8 7 9-10 8 8" />
  </>
);

const laptop = (
  <>
    <rect className={body} x="25" y="38" width="70" height="52" rx="6" />
    <rect className={face} x="31" y="44" width="58" height="40" rx="2" />
    <path className={shade} d="M18 92h84l6 12a3 3 0 0 1-3 4H15a3 3 0 0 1-3-4z" />
    <path className={line} d="M50 99h20" />
    <circle className={spot} cx="60" cy="63" r="7" />
  </>
);

const storage = (
  <>
    <rect className={shade} x="47" y="22" width="26" height="24" rx="3" />
    <path className={line} d="M55 31v4M65 31v4" />
    <rect className={body} x="39" y="44" width="42" height="64" rx="9" />
    <rect className={face} x="47" y="56" width="26" height="28" rx="3" />
    <circle className={spot} cx="60" cy="97" r="4" />
  </>
);

const printer = (
  <>
    <path className={body} d="M36 24h48v26H36z" />
    <path className={line} d="M46 33h28M46 41h18" />
    <rect className={shade} x="20" y="48" width="80" height="44" rx="8" />
    <path className={face} d="M36 74h48v34H36z" />
    <path className={line} d="M46 86h28M46 96h20" />
    <circle className={spot} cx="88" cy="60" r="4" />
  </>
);

const camera = (
  <>
    <path className={shade} d="M44 48l6-12h20l6 12z" />
    <rect className={body} x="20" y="46" width="80" height="62" rx="10" />
    <circle className={face} cx="60" cy="77" r="21" />
    <circle className={body} cx="60" cy="77" r="10" />
    <circle className={spot} cx="88" cy="58" r="4" />
    <path className={line} d="M28 58h10" />
  </>
);

const unknown = (
  <>
    <path className={body} d="M24 52l36-18 36 18v40l-36 16-36-16z" />
    <path className={shade} d="M24 52l36 17v39L24 92z" />
    <path className={line} d="M24 52l36 17 36-17M60 69v39" />
    <path className={spot} d="M70 82l16-7v8l-16 7z" />
    <path className={line} d="M53 14c0-9 14-9 14 0 0 6-7 5-7 11" />
    <circle className={ink} cx="60" cy="29" r="1" />
  </>
);

/** One drawing per kind of device. */
export const deviceDrawings: Readonly<Record<DeviceKind, ReactNode>> = {
  phone,
  tablet,
  laptop,
  storage,
  printer,
  camera,
  unknown,
  ...peripheralDrawings,
};
