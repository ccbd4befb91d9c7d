import { type Fault, fault } from '../../shared/base/fault.ts';
import { type Result, err, ok } from '../../shared/base/result.ts';
import type { Release } from '../../shared/domain/release/documents.ts';
import { sha512Of, sizeOf } from './durable-file.ts';
import { onDisk } from './file-fault.ts';
import type { Installer } from './installer.ts';
import { localFeed } from './local-feed.ts';

/**
 * Windows: electron-updater fetches the proven file from a feed on this machine and runs it as an installer. It
 * decides nothing: the feed knows one release, and the file is looked at once more where the installer lies.
 * Only inside a packaged Electron; the package is CommonJS with a getter that needs Electron.
 */
export async function windowsInstaller(): Promise<Installer> {
  const { default: updater } = await import('electron-updater');
  const { autoUpdater } = updater;
  autoUpdater.autoDownload = false;
  autoUpdater.autoInstallOnAppQuit = false;
  autoUpdater.allowDowngrade = false;
  autoUpdater.disableWebInstaller = true;
  autoUpdater.disableDifferentialDownload = true;
  autoUpdater.logger = null;
  // Its own staging goes by an unsigned file; who gets what was decided before.
  autoUpdater.isUserWithinRollout = () => true;

  async function download(file: string, release: Release): Promise<Result<string, Fault>> {
    const feed = await localFeed(file, release);
    try {
      autoUpdater.setFeedURL({
        provider: 'generic',
        url: feed.url,
        useMultipleRangeRequest: false,
      });
      const found = await autoUpdater.checkForUpdates();
      if (found?.updateInfo.version !== release.version) {
        return err(fault('update/not-installable', 'The installer does not take this version'));
      }
      const [place] = await autoUpdater.downloadUpdate();
      return place === undefined
        ? err(fault('update/not-installable', 'The installer kept no file'))
        : ok(place);
    } catch (error) {
      const reason = error instanceof Error ? error.name : 'unknown error';
      return err(fault('update/not-installable', `The installer refused: ${reason}`));
    } finally {
      await feed.close();
    }
  }

  return {
    // Nothing there watches a version, nor keeps one.
    isOnTrial: () => Promise.resolve(false),
    install: async (file, release) => {
      const kept = await download(file, release);
      if (!kept.ok) return kept;
      const { size, sha512 } = release.file;
      return onDisk(async () =>
        (await sizeOf(kept.value)) === size && (await sha512Of(kept.value)) === sha512
          ? ok(null)
          : err(fault('update/file-mismatch', 'The installer keeps another file')),
      );
    },
    // The version before is not kept on Windows (docs/known-gaps.md).
    goBack: () =>
      Promise.resolve(err(fault('update/not-installable', 'No version before this one is kept'))),
    returned: () => Promise.resolve(null),
    forgetReturned: () => Promise.resolve(),
    restart: () => {
      autoUpdater.quitAndInstall(true, true);
    },
  };
}
