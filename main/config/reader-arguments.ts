/** On the kiosk's command line and, from there, on the reader's. */
export const androidDebuggingSwitch = 'android-debugging';

/** What the kiosk tells its reader process when it starts it. */
export function readerArguments(options: { readonly androidDebugging: boolean }): string[] {
  return options.androidDebugging ? [`--${androidDebuggingSwitch}`] : [];
}

/** What a reader process was told. */
export function mayUseAndroidDebugging(argv: readonly string[]): boolean {
  return argv.includes(`--${androidDebuggingSwitch}`);
}
