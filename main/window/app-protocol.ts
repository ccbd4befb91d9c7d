import { type Session, protocol } from 'electron';
import { pageHeaders } from '../shell/page-headers.ts';
import { kioskFile } from '../shell/renderer-files.ts';
import { isKioskAddress, kioskScheme } from './kiosk-address.ts';

/** Must run before Electron is ready: gives our scheme a real origin, so that CSP and storage hold. */
export function registerKioskScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: kioskScheme,
      privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
    },
  ]);
}

/** Serves the renderer build on `app://kiosk/` in one session, and nothing else. */
export function serveKioskScheme(session: Session, rendererFolder: string): void {
  session.protocol.handle(kioskScheme, async (request) => {
    const url = new URL(request.url);
    const file =
      isKioskAddress(request.url) && request.method === 'GET'
        ? await kioskFile(rendererFolder, url.pathname)
        : null;
    const headers = {
      ...pageHeaders([]),
      'cache-control': file?.immutable === true ? 'max-age=31536000, immutable' : 'no-store',
    };
    return file === null
      ? new Response('Not here.', { status: 404, headers })
      : new Response(file.body, { headers: { ...headers, 'content-type': file.contentType } });
  });
}
