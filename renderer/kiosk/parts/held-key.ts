/** As long as a tap may take before it is a held key, and between two presses of one. */
const firstMs = 500;
const nextMs = 60;

/** A key that goes on pressing while a finger stays on it. */
interface HeldKey {
  readonly begin: (press: () => void) => void;
  readonly end: () => void;
  /** Whether the click that comes now is the end of a held key, and so not one more press. Answers once. */
  readonly wasHeld: () => boolean;
}

export function createHeldKey(): HeldKey {
  let timer: ReturnType<typeof setTimeout> | null = null;
  let presses = 0;
  const end = () => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
  };
  return {
    begin: (press) => {
      const again = () => {
        presses += 1;
        press();
        timer = setTimeout(again, nextMs);
      };
      end();
      presses = 0;
      timer = setTimeout(again, firstMs);
    },
    end,
    wasHeld: () => {
      const held = presses > 0;
      presses = 0;
      return held;
    },
  };
}
