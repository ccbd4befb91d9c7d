import type { Happening, News, Tap } from './happening.ts';
import { begins, isClosed } from './closed.ts';
import { stay, type Model, type Turn } from './model.ts';
import { onNews } from './news.ts';
import { onTap } from './taps.ts';

const newsTypes: ReadonlySet<string> = new Set<News['type']>([
  'link-changed',
  'kiosk-changed',
  'device-attached',
  'device-detached',
  'port-troubled',
  'fact-read',
  'finding-made',
  'prompt-changed',
  'visit-delivered',
  'badge-scanned',
  'code-scanned',
  'activity',
  'tick',
  'replied',
]);

/**
 * The whole flow of the kiosk: pure, total, and all there is. A happening that makes no sense on a
 * screen leaves the screen as it was. Every tap is also activity.
 */
export function next(model: Model, happening: Happening): Turn {
  if (isClosed(model) && begins(happening)) return stay(model);
  if (isNews(happening)) return onNews(model, happening);
  const tap: Tap = happening;
  return onTap({ ...model, lastActivityMs: model.nowMs }, tap);
}

function isNews(happening: Happening): happening is News {
  return newsTypes.has(happening.type);
}
