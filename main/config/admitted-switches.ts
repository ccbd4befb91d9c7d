/**
 * What else may stand on the command line of a packaged kiosk, beside its own options: switches of
 * Chromium that say how to draw, and what electron-updater adds when it starts a new version.
 */
const harmless: ReadonlySet<string> = new Set([
  'disable-gpu',
  'force-device-scale-factor',
  'lang',
  'log-level',
  'ozone-platform',
  'touch-devices',
  'updated',
]);

type OwnOptions = Readonly<Record<string, { readonly type: 'string' | 'boolean' }>>;

/**
 * The arguments that a packaged kiosk does not start with. Chromium knows some 1,500 switches, among
 * them some that open a debugger, load an extension or start a program, and takes them with one dash
 * as well; so what is not named here is refused, and so are addresses and files.
 */
export function refusedArguments(argv: readonly string[], own: OwnOptions): readonly string[] {
  let isValue = false;
  return argv.filter((argument) => {
    const wasValue = isValue;
    isValue = false;
    const name = /^--([a-z][a-z-]*)(?:=|$)/u.exec(argument)?.[1];
    if (name === undefined) return argument.startsWith('-') || !wasValue;
    const option = Object.hasOwn(own, name) ? own[name] : undefined;
    isValue = option?.type === 'string' && !argument.includes('=');
    return option === undefined && !harmless.has(name);
  });
}
