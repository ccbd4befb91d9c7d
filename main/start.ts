/**
 * Where the packaged app begins, before anything else of ours. A kiosk whose program throws while it is loaded ends at
 * once with its reason, so that the watchdog can act: Electron's own dialogue would stand on the screen until somebody
 * ended it, with buttons for the visitor.
 */

const notStarted = 70;

/** Electron shows no dialogue where somebody listens. */
process.on('uncaughtException', giveUp);
try {
  // Named only here, at run time, so that whatever is wrong with it is caught here.
  await import(new URL('main.js', import.meta.url).href);
  // From here on `runInElectron` listens, which knows the log.
  process.off('uncaughtException', giveUp);
} catch (error) {
  giveUp(error);
}

function giveUp(error: unknown): void {
  const reason = error instanceof Error ? error.stack : String(error);
  process.stderr.write(`The kiosk cannot start: ${reason}\n`);
  process.exit(notStarted);
}
