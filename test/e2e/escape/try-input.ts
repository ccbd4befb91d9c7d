import type { Captive } from './captive.ts';
import type { Input } from './inputs/input.ts';
import { look } from './oracle.ts';
import { PageGone } from './page-socket.ts';

/** What an input did that it must not do. */
export interface Escape {
  readonly id: string;
  readonly seen: readonly string[];
}

/** Long enough for a frame to be drawn after the input was handled. */
const settled = `new Promise((done) => requestAnimationFrame(() => setTimeout(() => done(0), 25)))`;
const lateMs = 1200;
const usualPatience = 8;
const patienceMs = 400;
/** Whoever lets this many through has a hole that needs no longer list. */
const enough = 20;

/**
 * Sends one input and looks; null when everything is as it was. What the kiosk takes back by itself
 * within some moments (a page that went to about:blank, a window that was made small) is as it was.
 */
async function tryInput(captive: Captive, input: Input, patience: number): Promise<Escape | null> {
  try {
    await input.send(captive);
  } catch (error) {
    if (!(error instanceof PageGone))
      return { id: input.id, seen: [error instanceof Error ? error.message : String(error)] };
  }
  await captive.page.evaluate(settled).catch(() => {
    // The page is gone or hangs behind a dialog: the looks below say so.
  });
  let seen = await look(captive);
  for (let times = 0; seen.length > 0 && times < patience; times += 1) {
    await wait(patienceMs);
    seen = await look(captive);
  }
  return seen.length === 0 ? null : { id: input.id, seen };
}

/**
 * Tries inputs one after the other; after an escape the next one finds a fresh program. What comes late
 * (a window that takes a second) is looked for at the end, and then named by trying all again, slowly.
 */
export async function tryInputs(
  start: () => Promise<Captive>,
  inputs: readonly Input[],
  patience = usualPatience,
): Promise<readonly Escape[]> {
  const escapes: Escape[] = [];
  let captive = await start();
  const again = async (): Promise<void> => {
    await captive.stop();
    captive = await start();
  };
  try {
    for (const input of inputs) {
      const escape = await tryInput(captive, input, patience);
      if (escape === null) continue;
      escapes.push(escape);
      console.log(`${escape.id}: ${escape.seen.join('; ')}`);
      if (escapes.length >= enough) return escapes;
      await again();
    }
    await wait(lateMs);
    const late = await look(captive);
    if (late.length === 0) return escapes;
    for (const input of inputs) {
      await again();
      await tryInput(captive, input, patience);
      await wait(lateMs);
      const seen = await look(captive);
      if (seen.length > 0) escapes.push({ id: input.id, seen });
    }
    // It was seen and nobody is to blame alone: still an escape.
    if (escapes.length === 0) escapes.push({ id: 'several inputs together', seen: late });
    return escapes;
  } finally {
    await captive.stop();
  }
}

function wait(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
