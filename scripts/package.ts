/**
 * `npm run package`: the kiosk as an app, unpacked in `dist/linux-unpacked`.
 *
 *     npm run package                    the unpacked app; with the test runtime when Electron is not here
 *     npm run package -- deb AppImage    release targets; only with Electron's own binary
 */
import { readFileSync, rmSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { FuseV1Options, FuseVersion, flipFuses } from '@electron/fuses';
import { build as buildPackage, Platform } from 'electron-builder';
import { build } from './build/build.ts';
import { fetchElectron } from './electron-binary.mjs';
import { root } from './places.mjs';
import { electronForTests } from './test-runtime.mjs';

const releaseTargets = ['deb', 'AppImage', 'nsis'];
const asked = process.argv.slice(2).filter((argument) => argument !== 'dir');
const unknown = asked.filter((target) => !releaseTargets.includes(target));

if (unknown.length > 0) {
  console.error(
    `No target called ${unknown.join(', ')}. Targets: dir, ${releaseTargets.join(', ')}`,
  );
  process.exitCode = 2;
} else if (asked.length > 0 && (await fetchElectron(60_000)) === null) {
  console.error(
    'A release is made of Electron’s own binary only, which is not here: the test runtime is a repack by a third party. ' +
      'Fetch it with "npx install-electron", or set ELECTRON_OVERRIDE_DIST_PATH.',
  );
  process.exitCode = 1;
} else {
  await packageKiosk(asked, await electronForTests());
}

async function packageKiosk(
  targets: readonly string[],
  electron: Awaited<ReturnType<typeof electronForTests>>,
): Promise<void> {
  // Bundles of an older build must not slip in.
  for (const folder of ['main', 'preload', 'renderer']) {
    rmSync(join(root, 'out', folder), { recursive: true, force: true });
  }
  await build(['renderer', 'start', 'main', 'preload', 'reader', 'warden', 'watchdog'], (line) =>
    console.log(line),
  );

  const forWindows = targets.includes('nsis');
  const platform = forWindows ? Platform.WINDOWS : Platform.LINUX;
  const version = readFileSync(join(electron.dist, 'version'), 'utf8').trim().replace(/^v/u, '');
  const results = await buildPackage({
    projectDir: root,
    publish: 'never',
    targets: platform.createTarget(targets.length === 0 ? 'dir' : [...targets]),
    config: {
      extends: join(root, 'electron-builder.yml'),
      electronDist: electron.dist,
      electronVersion: version,
      async afterPack({ appOutDir }) {
        // Electron's own demonstration app, which an unpacked Electron brings along.
        await rm(join(appOutDir, 'resources', 'default_app.asar'), { force: true });
        // The one fuse that electron-builder 26 has no key for; the others follow from electron-builder.yml.
        await flipFuses(join(appOutDir, forWindows ? 'Balie.exe' : 'balie'), {
          version: FuseVersion.V1,
          [FuseV1Options.WasmTrapHandlers]: true,
        });
      },
    },
  });
  console.log(
    electron.own
      ? `Packaged with Electron ${version}.`
      : `Packaged with the TEST RUNTIME (Electron ${version}, a repack by a third party): for tests, not for visitors.`,
  );
  for (const file of results) console.log(file);
}
