/** The desk is asked at most this often, in milliseconds, however much happens. */
const everyMs = 2_000;

/** Does something soon after it was asked for, once however often it was asked meanwhile. */
export interface LookSoon {
  readonly ask: () => void;
  readonly stop: () => void;
}

export function createLookSoon(look: () => void): LookSoon {
  let timer: ReturnType<typeof setTimeout> | null = null;
  return {
    ask: () => {
      timer ??= setTimeout(() => {
        timer = null;
        look();
      }, everyMs);
    },
    stop: () => {
      if (timer !== null) clearTimeout(timer);
    },
  };
}
