import { useEffect, type ReactNode } from 'react';
import { createPortal } from 'react-dom';
import styles from './print-sheet.module.css';

/**
 * Prints what it holds and nothing else of the page, as soon as it is mounted; `onPrinted` takes it
 * away. The paper is the printer's own size: a label, a roll or a page.
 */
export function PrintSheet({
  paper,
  children,
  onPrinted,
}: {
  readonly paper: 'label' | 'slip';
  readonly children: ReactNode;
  readonly onPrinted: () => void;
}) {
  useEffect(() => {
    window.addEventListener('afterprint', onPrinted, { once: true });
    window.print();
    return () => window.removeEventListener('afterprint', onPrinted);
    // Once per mounting: printing again is another sheet.
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- a new callback is no reason to print again
  }, []);
  return createPortal(
    <div className={`${styles['sheet']} ${styles[paper]}`}>{children}</div>,
    document.body,
  );
}
