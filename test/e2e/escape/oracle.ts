import { z } from 'zod';
import { processesBelow } from './processes.ts';
import type { Captive } from './captive.ts';

/** The name that an earlier visitor typed; it may stand nowhere later. */
export const earlierVisitor = 'Zwartepoortema';

const pageSchema = z.object({
  address: z.string(),
  screen: z.string().nullable(),
  zoom: z.number(),
  scale: z.number(),
  width: z.number(),
  height: z.number(),
  left: z.number(),
  top: z.number(),
  visible: z.boolean(),
  earlier: z.boolean(),
});

const lookAtPage = `(() => ({
  address: location.href,
  screen: document.querySelector('[data-screen]')?.getAttribute('data-screen') ?? null,
  zoom: devicePixelRatio,
  scale: visualViewport.scale,
  width: innerWidth,
  height: innerHeight,
  left: screenX,
  top: screenY,
  visible: document.visibilityState === 'visible',
  earlier: new RegExp('${earlierVisitor}', 'iu').test(
    document.documentElement.outerHTML +
      [...document.querySelectorAll('input, textarea')].map((field) => field.value).join(' ') +
      JSON.stringify({ ...localStorage, ...sessionStorage }),
  ),
}))()`;

/**
 * What is wrong with a kiosk, seen from outside: the X server's windows, the machine's processes,
 * the debugger's targets, and the page itself. Nothing when it is as it was.
 */
export async function look(captive: Captive): Promise<readonly string[]> {
  const { hands, page, size } = captive;
  if (captive.hasEnded()) return ['the program has ended'];
  const wrong: string[] = [];

  const windows = await hands.windows();
  const seen = windows.map(({ name, geometry }) => `${name} ${geometry}`);
  if (windows.length !== 1 || !windows[0]?.geometry.endsWith('+0+0')) {
    wrong.push(`windows: ${seen.join(', ') || 'none'}`);
  }

  const children = processesBelow(captive.pid);
  const foreign = children.filter(
    ({ program, type }) => type === '' && program !== 'chrome_crashpad_handler',
  );
  if (foreign.length > 0) {
    wrong.push(`other programs run: ${foreign.map(({ command }) => command).join(', ')}`);
  }

  try {
    const targets = (await page.targets()).filter(({ type }) => type !== 'service_worker');
    if (targets.length !== 1) {
      wrong.push(`pages: ${targets.map(({ type, url }) => `${type} ${url}`).join(', ')}`);
    }
    const now = pageSchema.parse(await page.evaluate(lookAtPage));
    if (now.address !== 'app://kiosk/') wrong.push(`the page is ${now.address}`);
    if (now.screen === null) wrong.push('no screen of the kiosk is shown');
    if (now.zoom !== 1 || now.scale !== 1) wrong.push(`zoomed ${now.zoom} × ${now.scale}`);
    // Chromium keeps a window one pixel smaller than a screen on which no manager makes it full.
    const full = size.width - now.width <= 1 && size.height - now.height <= 1;
    if (!full || now.left !== 0 || now.top !== 0) {
      wrong.push(`the page has ${now.width}x${now.height}+${now.left}+${now.top}`);
    }
    if (!now.visible) wrong.push('the page is hidden');
    if (now.earlier) wrong.push('the earlier visitor is on the page');
  } catch (error) {
    wrong.push(error instanceof Error ? error.message : String(error));
  }
  return wrong;
}
