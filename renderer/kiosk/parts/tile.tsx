import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import styles from './tile.module.css';

/** One answer that is tapped. `hero` is one of three doors, `card` one of a grid, `row` one of a list. */
export function Tile({
  words,
  hint,
  picture,
  shape = 'card',
  onPress,
}: {
  readonly words: string;
  readonly hint?: string | undefined;
  readonly picture?: ReactNode;
  readonly shape?: 'hero' | 'card' | 'row';
  readonly onPress: () => void;
}) {
  return (
    <Button className={`${styles['tile']} ${styles[shape]}`} onPress={onPress}>
      {picture === undefined ? null : (
        <span className={styles['picture']} aria-hidden="true">
          {picture}
        </span>
      )}
      <span className={styles['text']}>
        <span className={styles['words']}>{words}</span>
        {hint === undefined ? null : <span className={styles['hint']}>{hint}</span>}
      </span>
    </Button>
  );
}

/** Tiles in a list of their own; `few` makes them share one line on a wide screen. */
export function Tiles({
  children,
  shape,
}: {
  readonly children: ReactNode;
  readonly shape: 'hero' | 'grid' | 'list';
}) {
  return <div className={`${styles['tiles']} ${styles[`as-${shape}`]}`}>{children}</div>;
}
