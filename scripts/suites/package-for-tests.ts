import { buildForTests } from './build-for-tests.ts';
import { prepareEscapes, prepareMachine } from './machine.ts';
import { command, root } from './suite.ts';

let packaged: Promise<Readonly<Record<string, string>>> | null = null;

/**
 * Packages the kiosk once for all suites of this run that look at the package. Answers the environment
 * of their tests.
 */
export function packageForTests(): Promise<Readonly<Record<string, string>>> {
  packaged ??= makePackage();
  return packaged;
}

/** The same, with the programs that stand in for hands at the kiosk. */
export async function packageForEscapes(): Promise<Readonly<Record<string, string>>> {
  await prepareEscapes();
  return packageForTests();
}

async function makePackage(): Promise<Readonly<Record<string, string>>> {
  await prepareMachine();
  const environment = await buildForTests();
  const { code } = await command(process.execPath, [`${root}/scripts/package.ts`]);
  if (code !== 0) throw new Error(`Packaging ended with ${code}`);
  return { ...environment, BALIE_TEST_PACKAGE: 'made' };
}
