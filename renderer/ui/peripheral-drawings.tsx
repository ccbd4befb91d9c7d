import type { ReactNode } from 'react';
import type { DeviceKind } from '../../shared/domain/readout.ts';
import styles from './drawing.module.css';

const body = styles['body'];
const shade = styles['shade'];
const face = styles['face'];
const spot = styles['spot'];
const line = styles['line'];

const keyboard = (
  <>
    <path className={line} d="M60 66V52c0-8 12-8 12-16V22" />
    <rect className={body} x="12" y="64" width="96" height="44" rx="8" />
    <path
      className={line}
      d="M23 76h6M37 76h6M51 76h6M65 76h6M79 76h6M93 76h4M23 86h6M37 86h6M51 86h6M65 86h6M79 86h6M93 86h4M40 97h40"
    />
    <rect className={spot} x="22" y="94" width="10" height="6" rx="2" />
  </>
);

const mouse = (
  <>
    <path className={line} d="M60 44V36c0-10 16-8 16-18" />
    <rect className={body} x="36" y="42" width="48" height="66" rx="24" />
    <path className={face} d="M36 72v-6a24 24 0 0 1 24-24v30z" />
    <path className={line} d="M36 72h48M60 42v30" />
    <rect className={spot} x="56" y="52" width="8" height="13" rx="4" />
  </>
);

const scanner = (
  <>
    <path
      className={body}
      d="M30 34h44a10 10 0 0 1 10 10v10a10 10 0 0 1-10 10H52l-6 38a7 7 0 0 1-7 6H29a5 5 0 0 1-5-6z"
    />
    <path className={shade} d="M84 42l10-5v24l-10-5z" />
    <path className={line} d="M47 64l-4 0M44 76h8" />
    <path className={spot} d="M54 68h9l-3 12h-8z" />
    <path className={line} d="M102 38v4M102 49v4M102 60v-2" />
  </>
);

const securityKey = (
  <>
    <rect className={shade} x="50" y="22" width="20" height="24" rx="3" />
    <rect className={body} x="41" y="44" width="38" height="64" rx="12" />
    <circle className={spot} cx="60" cy="68" r="11" />
    <path className={line} d="M60 63v10M55 68h10" />
    <circle className={face} cx="60" cy="94" r="5" />
  </>
);

const smartCardReader = (
  <>
    <path className={face} d="M34 34h52a5 5 0 0 1 5 5v34H29V39a5 5 0 0 1 5-5z" />
    <rect className={spot} x="39" y="46" width="18" height="14" rx="3" />
    <path className={line} d="M39 53h18M68 48h12M68 57h8" />
    <path
      className={body}
      d="M20 70h80a4 4 0 0 1 4 4l2 30a4 4 0 0 1-4 4H18a4 4 0 0 1-4-4l2-30a4 4 0 0 1 4-4z"
    />
    <path className={line} d="M28 82h64M54 97h12" />
  </>
);

const headset = (
  <>
    <path className={line} d="M26 80V68a34 34 0 0 1 68 0v12" />
    <path className={line} d="M34 80V68a26 26 0 0 1 52 0v12" />
    <rect className={body} x="18" y="74" width="20" height="34" rx="9" />
    <rect className={body} x="82" y="74" width="20" height="34" rx="9" />
    <path className={face} d="M30 82v18M90 82v18" />
    <path className={line} d="M38 100c4 6 10 6 14 4" />
    <rect className={spot} x="51" y="98" width="14" height="9" rx="4" />
  </>
);

const webcam = (
  <>
    <circle className={body} cx="60" cy="56" r="34" />
    <circle className={face} cx="60" cy="56" r="19" />
    <circle className={shade} cx="60" cy="56" r="8" />
    <path className={body} d="M50 88h20l10 20H40z" />
    <circle className={spot} cx="84" cy="34" r="4" />
  </>
);

const networkAdapter = (
  <>
    <path className={line} d="M60 60V46c0-8-12-8-12-18" />
    <rect className={body} x="28" y="56" width="64" height="52" rx="8" />
    <path className={face} d="M44 98V78h8v-7h16v7h8v20z" />
    <path className={line} d="M54 98v-7M60 98v-7M66 98v-7" />
    <circle className={spot} cx="38" cy="66" r="3.5" />
  </>
);

const serialAdapter = (
  <>
    <path className={line} d="M60 56V42c0-8 12-8 12-18" />
    <path
      className={body}
      d="M20 58h80a6 6 0 0 1 6 7l-8 37a8 8 0 0 1-8 6H30a8 8 0 0 1-8-6l-8-37a6 6 0 0 1 6-7z"
    />
    <path className={face} d="M30 68h60l-5 26H35z" />
    <path
      className={line}
      d="M42 77h.1M51 77h.1M60 77h.1M69 77h.1M78 77h.1M46 86h.1M55 86h.1M64 86h.1M73 86h.1"
    />
  </>
);

const hub = (
  <>
    <path className={line} d="M60 68V54c0-8-14-8-14-18V22" />
    <path
      className={body}
      d="M22 66h76a8 8 0 0 1 8 8v26a8 8 0 0 1-8 8H22a8 8 0 0 1-8-8V74a8 8 0 0 1 8-8z"
    />
    <path className={face} d="M25 82h14v10H25zM46 82h14v10H46zM67 82h14v10H67z" />
    <circle className={spot} cx="93" cy="87" r="4" />
  </>
);

const dock = (
  <>
    <path className={face} d="M34 30h52a5 5 0 0 1 5 5v43H29V35a5 5 0 0 1 5-5z" />
    <circle className={spot} cx="60" cy="54" r="7" />
    <path
      className={body}
      d="M14 82a6 6 0 0 1 6-6h80a6 6 0 0 1 6 6v20a6 6 0 0 1-6 6H20a6 6 0 0 1-6-6z"
    />
    <path className={line} d="M26 92h14M48 92h8M64 92h8M84 92h10" />
  </>
);

const ups = (
  <>
    <rect className={body} x="32" y="26" width="56" height="82" rx="8" />
    <rect className={face} x="40" y="35" width="40" height="20" rx="3" />
    <path className={spot} d="M64 62L49 84h9l-4 17 17-24h-9l5-15z" />
    <path className={line} d="M47 45h16" />
  </>
);

const gameController = (
  <>
    <path className={line} d="M60 52V40c0-8 12-6 12-16" />
    <path
      className={body}
      d="M36 52h48c14 0 22 26 22 42 0 16-18 18-26 2l-3-6H43l-3 6c-8 16-26 14-26-2 0-16 8-42 22-42z"
    />
    <path className={line} d="M34 70h14M41 63v14" />
    <circle className={spot} cx="84" cy="64" r="4" />
    <circle className={face} cx="76" cy="74" r="4" />
  </>
);

/** Everything that belongs to a computer rather than being one. */
export const peripheralDrawings = {
  keyboard,
  mouse,
  scanner,
  'security-key': securityKey,
  'smart-card-reader': smartCardReader,
  headset,
  webcam,
  'network-adapter': networkAdapter,
  'serial-adapter': serialAdapter,
  hub,
  dock,
  ups,
  'game-controller': gameController,
} as const satisfies Partial<Record<DeviceKind, ReactNode>>;
