import { existsSync } from 'node:fs';
import { installPackages } from '../suites/debian-packages.ts';
import { MachineLacks } from '../suites/machine.ts';

/** Something that Debian brings: a file that shows that it is there, and the package that has it. */
export interface Need {
  readonly file: string;
  readonly package: string;
}

/** Gets what is missing: as root with apt-get, else by saying exactly what to install. */
export async function provide(needs: readonly Need[], purpose: string): Promise<void> {
  if (missing(needs).length === 0) return;
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    console.log(`${purpose} needs ${missing(needs).join(' ')}: installing with apt-get`);
    await installPackages(missing(needs));
  }
  const left = missing(needs);
  if (left.length === 0) return;
  throw new MachineLacks(
    `${purpose} needs packages that are not installed. As root:\n` +
      `  apt-get install -y --no-install-recommends ${left.join(' ')}`,
  );
}

function missing(needs: readonly Need[]): readonly string[] {
  return needs.filter(({ file }) => !existsSync(file)).map((need) => need.package);
}
