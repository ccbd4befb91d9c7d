import type { App, Session, WebContents } from 'electron';
import { isKioskAddress } from './kiosk-address.ts';
import { isShortcut } from './shortcuts.ts';

/** Denies a page everything but the camera for the kiosk's own page (a photo of the problem). */
export function lockSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, decide, details) => {
    const onlyVideo =
      'mediaTypes' in details &&
      details.mediaTypes?.length === 1 &&
      details.mediaTypes[0] === 'video';
    decide(permission === 'media' && onlyVideo && isKioskAddress(details.requestingUrl));
  });
  session.setPermissionCheckHandler(
    (_contents, permission, origin, details) =>
      permission === 'media' && details.mediaType === 'video' && isKioskAddress(origin),
  );
  session.setDevicePermissionHandler(() => false);
  session.on('will-download', (event) => {
    event.preventDefault();
  });
  // The policy of the page says the same; this also holds for what no policy covers.
  session.webRequest.onBeforeRequest(
    { urls: ['http://*/*', 'https://*/*', 'ws://*/*', 'wss://*/*', 'ftp://*/*', 'file://*/*'] },
    (_request, decide) => {
      decide({ cancel: true });
    },
  );
}

/** No page of this program opens windows, goes elsewhere or embeds anything, whichever page it is. */
export function lockContents(app: App): void {
  app.on('web-contents-created', (_created, contents) => {
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
    contents.on('will-navigate', (event) => {
      if (!isKioskAddress(event.url)) event.preventDefault();
    });
    contents.on('will-redirect', (event) => {
      if (!isKioskAddress(event.url)) event.preventDefault();
    });
    contents.on('will-attach-webview', (event) => {
      event.preventDefault();
    });
  });
}

/** Swallows every key that means something to Chromium or to Electron rather than to the page. */
export function lockKeys(contents: WebContents): void {
  contents.on('before-input-event', (event, input) => {
    if (isShortcut(input)) event.preventDefault();
  });
}

/**
 * Keeps the file chooser of the operating system shut, which shows every folder and makes new ones.
 * Electron has no setting and no event for it; the protocol of the developer tools does, and works
 * without them.
 */
export async function refuseFileChoosers(contents: WebContents): Promise<void> {
  contents.debugger.attach('1.3');
  // The interception works only while the domain is enabled, also after the page crashed.
  await contents.debugger.sendCommand('Page.enable');
  await contents.debugger.sendCommand('Page.setInterceptFileChooserDialog', {
    enabled: true,
    cancel: true,
  });
}
