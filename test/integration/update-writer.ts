/**
 * A kiosk that downloads and installs one version after the other until somebody kills it:
 * `node update-writer.ts <folder> <first minor>`. Says `ready` once it has begun.
 */
import { join } from 'node:path';
import { ok } from '../../shared/base/result.ts';
import { fetchRelease } from '../../main/update/fetch-release.ts';
import { Slots } from '../../main/update/slots.ts';
import { releaseOf } from './release-samples.ts';
import { programText } from './update-program.ts';

const [folder = '', first = '0'] = process.argv.slice(2);
const slots = new Slots(join(folder, 'slots'));

for (let minor = Number(first); ; minor += 1) {
  const content = programText(minor);
  const release = releaseOf(`0.${minor}.0`, content);
  const fetched = await fetchRelease(
    {
      folder: join(folder, 'downloads'),
      onProgress: () => undefined,
      source: {
        file: async (_file, from, take) => {
          for (let at = from; at < content.length; at += 16_384) {
            await take(content.subarray(at, at + 16_384));
          }
          return ok(null);
        },
      },
    },
    release.file,
  );
  if (!fetched.ok) throw new Error(fetched.fault.detail);
  const { size, sha512 } = release.file;
  const filled = await slots.fill(fetched.value, { version: release.version, size, sha512 });
  if (!filled.ok) throw new Error(filled.fault.detail);
  if (minor === Number(first)) process.stdout.write('ready\n');
}
