import { photoPath } from './page-view.ts';

const workerPath = '/i/worker.js';

/** `require-trusted-types-for` asks for a policy before a script may be named, also one of our own. */
interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { readonly createScriptURL: (path: string) => string },
  ): { createScriptURL(path: string): string };
}

/**
 * Has this page, its content and its files kept, so that it opens without a network. False where the
 * browser keeps no pages: without https, in a private window, or when it has no room.
 */
export async function keepOffline(token: string, photos: readonly string[]): Promise<boolean> {
  if (!('serviceWorker' in navigator)) return false;
  try {
    await navigator.serviceWorker.register(workerUrl());
    const { active } = await navigator.serviceWorker.ready;
    return active === null ? false : await askToKeep(active, pathsOf(token, photos));
  } catch {
    // The page itself works; only opening it again needs a network, which is what false says.
    return false;
  }
}

function workerUrl(): string {
  // Not every browser has them, and the DOM library does not know them.
  const { trustedTypes } = globalThis as { readonly trustedTypes?: TrustedTypes };
  const policy = trustedTypes?.createPolicy('instruction-worker', {
    // One file of this desk, whatever is asked.
    createScriptURL: () => workerPath,
  });
  return policy?.createScriptURL(workerPath) ?? workerPath;
}

/** The page's own addresses, its photos also where another level shows them, and every file that it loaded so far. */
function pathsOf(token: string, photos: readonly string[]): readonly string[] {
  const files = performance
    .getEntriesByType('resource')
    .map(({ name }) => name)
    .filter((name) => new URL(name).pathname.startsWith('/assets/'));
  const own = photos.map((hash) => photoPath(token, hash));
  return [`/i/${token}`, `/v1/instruction-links/${token}`, ...own, ...new Set(files)];
}

function askToKeep(worker: ServiceWorker, keep: readonly string[]): Promise<boolean> {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    port1.onmessage = ({ data }: MessageEvent<unknown>) => resolve(data === 'kept');
    worker.postMessage({ keep }, [port2]);
  });
}
