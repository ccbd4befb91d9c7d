import { type Input, rows } from './input.ts';

/** Code that slipped into the page, run as if a finger had just touched it. */
const addresses = [
  ...['https://example.org/', 'http://127.0.0.1:1/', 'http://localhost/', 'mailto:a@example.org'],
  ...['tel:112', 'sms:112', 'ms-settings:', 'shell:startup', 'file:///etc/passwd', 'file:///'],
  ...['file://127.0.0.1/c$', 'view-source:app://kiosk/', 'about:blank', 'about:srcdoc'],
  ...['chrome://settings/', 'chrome://gpu/', 'chrome://crash/', 'chrome-extension://a/b.html'],
  ...[
    'devtools://devtools/bundled/inspector.html',
    'data:text/html,<h1>x</h1>',
    'ftp://example.org/',
  ],
  ...['javascript:document.write(1)', 'blob:app://kiosk/1', 'filesystem:app://kiosk/temporary/x'],
  ...['ms-appinstaller:?source=x', 'intent://x#Intent;end', 'vscode://x', 'search-ms:query=x'],
  ...['app://other/', 'app://kiosk.example.org/', 'app://kiosk:8080/', 'ws://127.0.0.1/'],
];

const wanted = (id: string, code: (address: string) => string) =>
  Object.fromEntries(
    addresses.map((address) => [`${id} ${address}`, code(JSON.stringify(address))]),
  );

const element = (name: string, setUp: string) =>
  `{ const e = document.createElement('${name}'); ${setUp}; setTimeout(() => e.remove(), 60); }`;

const linkCode: Readonly<Record<string, string>> = {
  ...wanted('go to', (address) => `location.href = ${address}`),
  ...wanted('open', (address) => `void open(${address}, '_blank', 'popup')`),
  ...wanted('a link to', (address) =>
    element('a', `e.href = ${address}; e.target = '_blank'; document.body.append(e); e.click()`),
  ),
  'replace the page': `location.replace('https://example.org/')`,
  'assign another page': `location.assign('app://elsewhere/')`,
  'a form that posts away': element(
    'form',
    `e.action = 'https://example.org/'; e.method = 'post'; document.body.append(e); e.submit()`,
  ),
  'a form in a new window': element(
    'form',
    `e.action = 'app://kiosk/'; e.target = '_blank'; document.body.append(e); e.submit()`,
  ),
  'a form to the kiosk itself': element(
    'form',
    `e.action = '/evil'; document.body.append(e); e.submit()`,
  ),
  'refresh by meta': element(
    'meta',
    `e.httpEquiv = 'refresh'; e.content = '0;url=https://example.org/'; document.head.append(e)`,
  ),
  'a frame': element('iframe', `e.src = 'https://example.org/'; document.body.append(e)`),
  'a frame of the kiosk': element('iframe', `e.src = 'app://kiosk/'; document.body.append(e)`),
  'an object': element('object', `e.data = 'https://example.org/'; document.body.append(e)`),
  'a webview': element('webview', `e.src = 'https://example.org/'; document.body.append(e)`),
  'a fenced frame': element('fencedframe', `document.body.append(e)`),
  'a base': element('base', `e.href = 'https://example.org/'; document.head.append(e)`),
  'a download': element(
    'a',
    `e.href = 'data:text/plain,x'; e.download = 'x.txt'; document.body.append(e); e.click()`,
  ),
  'a download of a blob': element(
    'a',
    `e.href = URL.createObjectURL(new Blob(['x'])); e.download = 'x.sh'; document.body.append(e); e.click()`,
  ),
  'go back': `history.back()`,
  'go forward': `history.forward()`,
  'a service worker': `navigator.serviceWorker?.register('/x.js').catch(() => 0)`,
  'an unhandled error': `setTimeout(() => { throw new Error('x'); }, 0)`,
};

const later = (code: string) => `setTimeout(() => { ${code} }, 0), 0`;

const dialogCode: Readonly<Record<string, string>> = {
  alert: later(`alert('x')`),
  confirm: later(`confirm('x')`),
  prompt: later(`prompt('x')`),
  print: later(`print()`),
  'print from a frame': later(
    element('iframe', `document.body.append(e); e.contentWindow.print()`),
  ),
  'a question before leaving': `addEventListener('beforeunload', (e) => e.preventDefault(), { once: true }), location.reload(), 0`,
  'choose a file': element('input', `e.type = 'file'; e.click()`),
  'choose many files': element(
    'input',
    `e.type = 'file'; e.multiple = true; document.body.append(e); e.click()`,
  ),
  'choose a folder': element('input', `e.type = 'file'; e.webkitdirectory = true; e.click()`),
  'choose a picture': element(
    'input',
    `e.type = 'file'; e.accept = 'image/*'; e.capture = 'user'; e.click()`,
  ),
  'show the picker of a file': element(
    'input',
    `e.type = 'file'; document.body.append(e); e.showPicker()`,
  ),
  'choose a file from a frame': element(
    'iframe',
    `document.body.append(e); const i = e.contentDocument.createElement('input'); i.type = 'file'; i.click()`,
  ),
  'open a file': `void showOpenFilePicker().catch(() => 0)`,
  'save a file': `void showSaveFilePicker().catch(() => 0)`,
  'open a folder': `void showDirectoryPicker().catch(() => 0)`,
  'pick a colour': element('input', `e.type = 'color'; document.body.append(e); e.showPicker()`),
  'pick a date': element('input', `e.type = 'date'; document.body.append(e); e.showPicker()`),
  'pick a colour anywhere': `void (globalThis.EyeDropper && new EyeDropper().open().catch(() => 0))`,
  'full screen': `void document.documentElement.requestFullscreen().catch(() => 0)`,
  'leave full screen': `void document.exitFullscreen().catch(() => 0)`,
  'lock the pointer': `void document.body.requestPointerLock()?.catch(() => 0)`,
  'lock the keyboard': `void navigator.keyboard?.lock().catch(() => 0)`,
  'close the window': later(`close()`),
  'close the window from a frame': later(
    element('iframe', `document.body.append(e); e.contentWindow.close.call(top)`),
  ),
  'a hundred windows': `for (let n = 0; n < 100; n += 1) open('about:blank', 'w' + n)`,
  'a hundred dialogs': later(`for (let n = 0; n < 100; n += 1) alert(n)`),
  'move the window': `moveTo(90, 90), resizeTo(200, 200), blur(), 0`,
  'a window of its own for a picture': `void globalThis.documentPictureInPicture?.requestWindow().catch(() => 0)`,
  'a payment': `void (globalThis.PaymentRequest && new PaymentRequest([{ supportedMethods: 'https://example.org' }], { total: { label: 'x', amount: { currency: 'EUR', value: '1' } } }).show().catch(() => 0))`,
  'share something': `void navigator.share?.({ text: 'x' }).catch(() => 0)`,
  'a passkey': `void navigator.credentials?.get({ publicKey: { challenge: new Uint8Array(16) } }).catch(() => 0)`,
  'a protocol of its own': `void (() => { try { navigator.registerProtocolHandler('web+x', 'app://kiosk/?%s'); } catch { return 0; } })()`,
};

const permissions: Readonly<Record<string, string>> = {
  notifications: `Notification.requestPermission()`,
  geolocation: `new Promise((done) => navigator.geolocation.getCurrentPosition(() => done('granted'), () => done('denied')))`,
  microphone: `navigator.mediaDevices.getUserMedia({ audio: true }).then(() => 'granted')`,
  'camera and microphone': `navigator.mediaDevices.getUserMedia({ audio: true, video: true }).then(() => 'granted')`,
  'the screen': `navigator.mediaDevices.getDisplayMedia().then(() => 'granted')`,
  'USB devices': `navigator.usb.requestDevice({ filters: [] }).then(() => 'granted')`,
  'HID devices': `navigator.hid.requestDevice({ filters: [] }).then((list) => list.length > 0 ? 'granted' : 'denied')`,
  'serial ports': `navigator.serial.requestPort().then(() => 'granted')`,
  bluetooth: `navigator.bluetooth.requestDevice({ acceptAllDevices: true }).then(() => 'granted')`,
  MIDI: `navigator.requestMIDIAccess({ sysex: true }).then(() => 'granted')`,
  'reading the clipboard': `navigator.clipboard.readText().then(() => 'granted')`,
  'writing the clipboard': `navigator.clipboard.writeText('x').then(() => 'granted')`,
  'idle detection': `IdleDetector.requestPermission()`,
  'local fonts': `queryLocalFonts().then((list) => list.length > 0 ? 'granted' : 'denied')`,
  'window management': `getScreenDetails().then(() => 'granted')`,
  'keeping the screen on': `navigator.wakeLock.request('screen').then(() => 'granted')`,
  'lasting storage': `navigator.storage.persist().then((yes) => yes ? 'granted' : 'denied')`,
};

const network: Readonly<Record<string, string>> = {
  'fetch from the network': `fetch('http://127.0.0.1:9/').then(() => 'granted')`,
  'fetch a file': `fetch('file:///etc/passwd').then(() => 'granted')`,
  'a socket': `new Promise((done) => { const s = new WebSocket('ws://127.0.0.1:9/'); s.onopen = () => done('granted'); s.onerror = () => done('denied'); })`,
  'code from a string': `new Promise((done) => { globalThis.ran = false; const e = document.createElement('script'); try { e.textContent = 'globalThis.ran = true'; document.head.append(e); } catch { done('denied'); } e.remove(); done(globalThis.ran ? 'granted' : 'denied'); })`,
  'markup from a string': `new Promise((done) => { try { document.createElement('p').innerHTML = '<img src=x>'; done('granted'); } catch { done('denied'); } })`,
  'what Node has': `'process' in globalThis || 'require' in globalThis ? 'granted' : 'denied'`,
  'what Electron has': `Object.keys(balieBridge).toSorted().join() === 'call,on' ? 'denied' : 'granted'`,
  'a call that nobody knows': `balieBridge.call('shell.open', { path: '/etc' }).then((answer) => answer.ok ? 'granted' : 'denied')`,
};

/** A page that asks and is told no, whichever way: an exception, a refusal, an absent function. */
const asked = (code: string) =>
  `(async () => { try { return await (${code}); } catch { return 'denied'; } })()`;

async function mustBeDenied(evaluate: (code: string) => Promise<unknown>, code: string) {
  const answer = await evaluate(asked(code));
  if (answer !== 'denied')
    throw new Error(`The page was given what it asked for: ${String(answer)}`);
}

/** What code in the page does. */
export const pageInputs: readonly Input[] = [
  ...rows(
    { source: 'links and protocols', sent: 'page', never: 'another page or program' },
    linkCode,
    ({ page }, code) => page.evaluate(`(() => { try { ${code} } catch { return 0; } })()`),
  ),
  ...rows(
    { source: 'dialogs', sent: 'page', never: 'a dialog or chooser' },
    dialogCode,
    ({ page }, code) => page.evaluate(`(() => { try { ${code} } catch { return 0; } })()`),
  ),
  ...rows(
    { source: 'dialogs', sent: 'page', never: 'a prompt, or the permission' },
    Object.fromEntries(Object.entries(permissions).map(([id, code]) => [`ask for ${id}`, code])),
    ({ page }, code) => mustBeDenied((text) => page.evaluate(text), code),
  ),
  ...rows(
    { source: 'data', sent: 'page', never: 'the network, a file, code or the machine' },
    network,
    ({ page }, code) => mustBeDenied((text) => page.evaluate(text), code),
  ),
];
