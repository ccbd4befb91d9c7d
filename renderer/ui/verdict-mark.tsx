import { CircleCheck, CircleHelp, OctagonAlert, TriangleAlert } from 'lucide-react';
import type { Verdict } from '../../shared/domain/readout.ts';
import styles from './verdict-mark.module.css';

const iconOf = {
  fault: OctagonAlert,
  attention: TriangleAlert,
  unknown: CircleHelp,
  ok: CircleCheck,
} as const satisfies Record<Verdict, unknown>;

/** A verdict by shape and colour; the sentence beside it says the same in words. */
export function VerdictMark({ verdict }: { readonly verdict: Verdict }) {
  const Icon = iconOf[verdict];
  return (
    <span className={`${styles['mark']} ${styles[verdict]}`} aria-hidden="true">
      <Icon />
    </span>
  );
}
