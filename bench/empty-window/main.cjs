'use strict';

/** The least that Electron can show: one sandboxed window with one line. Measured beside the kiosk. */
const path = require('node:path');
const { BrowserWindow, app } = require('electron');

app.setPath('userData', process.argv.at(-1));
void app.whenReady().then(async () => {
  const window = new BrowserWindow({
    kiosk: true,
    show: false,
    webPreferences: { sandbox: true, contextIsolation: true, nodeIntegration: false },
  });
  window.once('ready-to-show', () => {
    window.show();
  });
  await window.loadFile(path.join(__dirname, 'index.html'));
  process.send?.({ type: 'ready' });
});
process.on('disconnect', () => {
  app.exit(0);
});
