import { Volume2 } from 'lucide-react';
import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import type { Board } from '../../shared/contract/desk-contract.ts';
import type { LiveDocument } from '../desk-link/live-document.ts';
import type { Store } from '../desk-link/store.ts';
import { Button } from '../ui/button.tsx';
import type { Announcer } from './announcer.ts';
import styles from './board-page.module.css';
import { BoardScreen } from './board-screen.tsx';
import { callsToRing } from './calls.ts';
import { Twice } from './twice.tsx';

export interface BoardPageProps {
  readonly live: LiveDocument<Board>;
  readonly now: Store<number>;
  readonly announcer: Announcer;
}

/** The board and its voice. */
export function BoardPage({ live, now, announcer }: BoardPageProps) {
  const board = useSyncExternalStore(live.document.subscribe, live.document.get);
  const link = useSyncExternalStore(live.link.subscribe, live.link.get);
  const gone = useSyncExternalStore(live.gone.subscribe, live.gone.get);
  const nowMs = useSyncExternalStore(now.subscribe, now.get);
  const [sound, setSound] = useState(announcer.canSound);
  const before = useRef<Board | null>(null);

  useEffect(() => {
    if (board === null || board === before.current) return;
    announcer.announce(callsToRing(before.current, board));
    before.current = board;
  }, [board, announcer]);

  return (
    <BoardScreen
      board={board}
      gone={gone}
      link={link}
      nowMs={nowMs}
      sound={
        sound ? null : (
          <Button
            icon={<Volume2 />}
            className={styles['sound']}
            onPress={() => void announcer.allowSound().then(() => setSound(announcer.canSound()))}
          >
            <Twice of="sound-on" />
          </Button>
        )
      }
    />
  );
}
