import type { Log } from '../log/log.ts';
import type { Timer } from '../timing/timer.ts';

export interface UpdateFeedParts {
  /** Folder of the feed, for example `https://desk.example/v1/updates/stable/`. */
  readonly feedUrl: string;
  readonly timer: Timer;
  readonly log: Log;
}

const askEveryMs = 6 * 60 * 60 * 1000;

/**
 * Asks the feed for newer versions and says so in the log. Nothing is downloaded and nothing is
 * installed: what may run is for our own signed manifest to say (design 7), never for the feed.
 * Only inside a packaged Electron; the package is CommonJS with a getter that needs Electron.
 */
export async function watchUpdateFeed(parts: UpdateFeedParts): Promise<void> {
  const { feedUrl, timer, log } = parts;
  const { default: updater } = await import('electron-updater');
  const { autoUpdater } = updater;
  autoUpdater.autoDownload = false;
  autoUpdater.autoInstallOnAppQuit = false;
  autoUpdater.logger = null;
  autoUpdater.setFeedURL({ provider: 'generic', url: feedUrl });
  autoUpdater.on('update-available', (info) => {
    log.info('A newer version is in the feed', { version: info.version });
  });
  autoUpdater.on('error', (error) => {
    log.warn('The update feed cannot be read', { detail: error.name });
  });
  const ask = (): void => {
    // A failed question is told by the error event; the promise adds nothing.
    autoUpdater.checkForUpdates().catch(() => null);
    timer.after(askEveryMs, ask);
  };
  ask();
}
