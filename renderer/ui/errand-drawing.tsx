import type { Errand } from '../../shared/domain/report-type.ts';
import styles from './drawing.module.css';
import { Drawing } from './drawing.tsx';

const body = styles['body'];
const shade = styles['shade'];
const face = styles['face'];
const spot = styles['spot'];
const line = styles['line'];

/** A laptop that does not feel well. */
const problem = (
  <>
    <rect className={body} x="25" y="34" width="70" height="56" rx="6" />
    <rect className={face} x="31" y="40" width="58" height="44" rx="2" />
    <path className={line} d="M47 54v5M73 54v5M48 73c6-7 18-7 24 0" />
    <path className={shade} d="M18 92h84l6 12a3 3 0 0 1-3 4H15a3 3 0 0 1-3-4z" />
    <path className={line} d="M50 99h20" />
    <path className={spot} d="M92 12l15 26H77z" />
    <path className={line} d="M92 22v7M92 33.5v.1" />
  </>
);

/** A box that changes hands over the counter. */
const handover = (
  <>
    <path className={body} d="M26 58l34-14 34 14v36l-34 14-34-14z" />
    <path className={shade} d="M26 58l34 14v36L26 94z" />
    <path className={line} d="M26 58l34 14 34-14M60 72v36" />
    <path className={face} d="M43 51l34 14v12l9-4V61L52 47.5z" />
    <path className={spot} d="M60 8l13 14h-8v14H55V22h-8z" />
  </>
);

/** Somebody asks, somebody answers. */
const question = (
  <>
    <path
      className={body}
      d="M16 26h56a8 8 0 0 1 8 8v30a8 8 0 0 1-8 8H42L26 86V72H16a8 8 0 0 1-8-8V34a8 8 0 0 1 8-8z"
    />
    <path className={line} d="M36 44c0-10 17-10 17 0 0 7-8 7-8 14M45 63v.1" />
    <path
      className={face}
      d="M68 58h36a8 8 0 0 1 8 8v18a8 8 0 0 1-8 8h-4v14L84 92H68a8 8 0 0 1-8-8V66a8 8 0 0 1 8-8z"
    />
    <circle className={spot} cx="86" cy="69" r="3.5" />
    <path className={line} d="M82 78h4v8M81 86h10" />
  </>
);

const drawings = { problem, handover, question } as const satisfies Record<Errand, unknown>;

/** The picture on each of the three doors. */
export function ErrandDrawing({ errand }: { readonly errand: Errand }) {
  return <Drawing>{drawings[errand]}</Drawing>;
}
