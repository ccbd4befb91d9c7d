/** What of a request tells where it comes from. */
export interface RequestOrigin {
  readonly method: string;
  readonly host: string | undefined;
  readonly origin: string | undefined;
  readonly secFetchSite: string | undefined;
}

const reading: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Whether a request that the browser's cookie signs may come from another site (CSRF). Browsers send
 * Sec-Fetch-Site, older ones at least Origin, with everything that is not a plain read; a program
 * that sends a cookie and neither is refused too.
 */
export function isCrossSite(request: RequestOrigin, publicUrl: string): boolean {
  if (reading.has(request.method)) return false;
  if (request.secFetchSite !== undefined) return request.secFetchSite !== 'same-origin';
  if (request.origin === undefined || !URL.canParse(request.origin)) return true;
  const origin = new URL(request.origin);
  return origin.origin !== new URL(publicUrl).origin && origin.host !== request.host;
}
