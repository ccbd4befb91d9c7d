/** What decides between the Electron window and the browser shell. */
export interface Surroundings {
  /** The user asked for the browser shell. */
  readonly browserShell: boolean;
  readonly display: boolean;
  readonly root: boolean;
  /** Where ELECTRON_OVERRIDE_DIST_PATH says that Electron is; null when it is not set. */
  readonly override: string | null;
  /** Electron's executable; null when there is none. Only asked when all else is well. */
  readonly electron: () => Promise<string | null>;
}

/** Which shell hosts the kiosk, and one sentence that says why and what would change it. */
export type ShellChoice =
  | { readonly shell: 'electron'; readonly executable: string; readonly why: string }
  | { readonly shell: 'browser'; readonly why: string };

/** The Electron window when there is a display, an ordinary user and a binary; else the browser. */
export async function chooseShell(surroundings: Surroundings): Promise<ShellChoice> {
  if (surroundings.browserShell) return browser('you asked for it (--browser-shell)');
  if (!surroundings.display) {
    return browser('there is no display; start it in a desktop session to get the kiosk window');
  }
  if (surroundings.root) {
    return browser(
      'Electron keeps its sandbox, which root cannot have; start as an ordinary user to get the kiosk window',
    );
  }
  const executable = await surroundings.electron();
  if (executable === null && surroundings.override !== null) {
    return browser(
      `there is no Electron in ${JSON.stringify(surroundings.override)}, where ELECTRON_OVERRIDE_DIST_PATH points; name the folder of an unpacked Electron, or leave it out to fetch one`,
    );
  }
  if (executable === null) {
    return browser(
      'Electron’s binary is not here and could not be fetched; run "npx install-electron" or set ELECTRON_OVERRIDE_DIST_PATH to the folder of an unpacked Electron',
    );
  }
  return {
    shell: 'electron',
    executable,
    why: 'The kiosk runs in the Electron window: a display and Electron’s binary are here.',
  };
}

function browser(reason: string): ShellChoice {
  return { shell: 'browser', why: `The kiosk runs in the browser shell: ${reason}.` };
}
