import { CircleCheck, CircleHelp, OctagonAlert, TriangleAlert } from 'lucide-react';
import type { Verdict } from '../../shared/domain/readout.ts';
import styles from './verdict-badge.module.css';

const iconOf = {
  fault: OctagonAlert,
  attention: TriangleAlert,
  unknown: CircleHelp,
  ok: CircleCheck,
} as const satisfies Record<Verdict, unknown>;

/** A verdict by shape, colour and word, so that none of the three has to carry it alone. */
export function VerdictBadge({
  verdict,
  words,
}: {
  readonly verdict: Verdict;
  readonly words: string;
}) {
  const Icon = iconOf[verdict];
  return (
    <span className={`${styles['badge']} ${styles[verdict]}`}>
      <Icon aria-hidden="true" />
      {words}
    </span>
  );
}

/** The same shape without the word, for places where the sentence beside it says it. */
export function VerdictMark({ verdict }: { readonly verdict: Verdict }) {
  const Icon = iconOf[verdict];
  return (
    <span className={`${styles['mark']} ${styles[verdict]}`} aria-hidden="true">
      <Icon />
    </span>
  );
}
