// @ts-check
/**
 * An Electron program as it comes, without a single guard: what `look` must see through. It also is the
 * other program on a display that something is dragged from.
 */
// Loaded here: only Electron itself starts this file.
const { app, BrowserWindow, protocol } = await import('electron');

protocol.registerSchemesAsPrivileged([
  { scheme: 'app', privileges: { standard: true, secure: true } },
]);

const page = `<!doctype html><title>Unguarded</title>
<style>a { display: block; font-size: 60px; padding: 40px } </style>
<main data-screen="attract"><h1>Unguarded</h1>
<a href="https://example.org/" draggable="true">a link to drag</a></main>`;

const [width = 720, height = 1280] = process.argv
  .filter((argument) => argument.startsWith('--size='))
  .flatMap((argument) => argument.slice('--size='.length).split('x').map(Number));

app.setPath('userData', `${process.argv.at(-1)}/unguarded`);
app.on('window-all-closed', () => app.quit());
void app.whenReady().then(async () => {
  protocol.handle('app', () => new Response(page, { headers: { 'content-type': 'text/html' } }));
  const window = new BrowserWindow({ x: 0, y: 0, width, height, frame: false });
  await window.loadURL('app://kiosk/');
});
