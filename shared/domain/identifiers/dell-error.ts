/** What Dell's test before start (ePSA, SupportAssist) shows when something failed. */
export interface DellError {
  /** `2000-0142`; machines before 2010 say `1000-0142`. */
  readonly code: string;
  /** The digits behind "Validation", with which Dell checks the code; null when they were not given. */
  readonly validation: string | null;
}

const errorCode = /(?<![0-9A-Z-])(?:1000|2000)[\u2010-\u2015-][0-9]{4}(?![0-9A-Z-])/u;
/** Five and six digits were seen, for example `73484` and `106575`; a person types them right behind. */
const validation =
  /(?:VALIDATION[\s:#-]{0,8}|[0-9]{4}[\u2010-\u2015-][0-9]{4} )(?<digits>[0-9]{4,6})(?![0-9])/u;

/** The error in a text, for example `Error Code 2000-0142 Validation 106575`; null when there is none. */
export function findDellError(text: string): DellError | null {
  const capitals = text.toUpperCase();
  const found = errorCode.exec(capitals)?.[0];
  if (found === undefined) return null;
  return {
    code: `${found.slice(0, 4)}-${found.slice(5)}`,
    validation: validation.exec(capitals)?.groups?.['digits'] ?? null,
  };
}
