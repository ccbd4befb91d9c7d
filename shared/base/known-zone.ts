/** A zone that this machine knows, or none: then it tells times in its own. */
export function knownZone(timeZone: string | undefined): string | undefined {
  try {
    return new Intl.DateTimeFormat(undefined, { timeZone }).resolvedOptions().timeZone === ''
      ? undefined
      : timeZone;
  } catch {
    // A zone that is newer than the machine.
    return undefined;
  }
}
