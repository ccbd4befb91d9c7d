import { type Input, rows } from './input.ts';

/** Names as xdotool takes them; each is a key press of its own. */
const systemKeys = [
  ...[
    'alt+F4',
    'alt+Tab',
    'alt+shift+Tab',
    'alt+Escape',
    'alt+space',
    'alt+F1',
    'alt+F2',
    'alt+F10',
  ],
  ...['ctrl+alt+Delete', 'ctrl+shift+Escape', 'ctrl+Escape', 'ctrl+alt+t', 'ctrl+alt+l'],
  ...['ctrl+alt+d', 'ctrl+alt+Left', 'ctrl+alt+Right', 'ctrl+alt+Up', 'ctrl+alt+Down'],
  ...['super', 'super+d', 'super+e', 'super+r', 'super+l', 'super+u', 'super+i', 'super+x'],
  ...['super+Tab', 'super+p', 'super+k', 'super+v', 'super+h', 'super+period', 'super+a'],
  ...['super+ctrl+Return', 'super+plus', 'super+minus', 'super+q', 'super+s', 'super+space'],
  ...['super+Left', 'super+Right', 'super+Up', 'super+Down', 'super+1', 'super+shift+s'],
  ...Array.from({ length: 12 }, (_, index) => `ctrl+alt+F${index + 1}`),
  ...['ctrl+alt+BackSpace', 'alt+Print', 'Print', 'shift+Print', 'ctrl+Print', 'alt+Sys_Req'],
  ...['Pause', 'ctrl+Break', 'Scroll_Lock', 'Menu', 'Help', 'Cancel', 'Find', 'Undo'],
  ...['XF86Back', 'XF86Forward', 'XF86HomePage', 'XF86Search', 'XF86Mail', 'XF86WWW'],
  ...['XF86Calculator', 'XF86Explorer', 'XF86Favorites', 'XF86Refresh', 'XF86Stop', 'XF86Tools'],
  ...['XF86Close', 'XF86New', 'XF86Open', 'XF86Save', 'XF86Copy', 'XF86Cut', 'XF86Paste'],
  ...['XF86AudioPlay', 'XF86AudioStop', 'XF86AudioNext', 'XF86AudioPrev', 'XF86AudioMute'],
  ...['XF86AudioRaiseVolume', 'XF86AudioLowerVolume', 'XF86AudioMedia', 'XF86Eject'],
  ...['XF86MonBrightnessUp', 'XF86MonBrightnessDown', 'XF86Sleep', 'XF86PowerOff'],
  ...['XF86ScreenSaver', 'XF86Launch1', 'XF86TaskPane', 'XF86Phone', 'XF86ZoomIn', 'XF86ZoomOut'],
];

const appKeys = [
  ...Array.from({ length: 12 }, (_, index) => `F${index + 1}`),
  ...['shift+F5', 'ctrl+F5', 'ctrl+F4', 'shift+F10', 'shift+Escape', 'ctrl+F6', 'ctrl+shift+F9'],
  ...'abcdefghijklmnopqrstuvwxyz'.split('').map((letter) => `ctrl+${letter}`),
  ...'abcefghijkmnopqrstuvwxyz'.split('').map((letter) => `ctrl+shift+${letter}`),
  ...['ctrl+shift+Delete', 'ctrl+plus', 'ctrl+equal', 'ctrl+minus', 'ctrl+0', 'ctrl+KP_Add'],
  ...['ctrl+KP_Subtract', 'ctrl+Tab', 'ctrl+shift+Tab', 'ctrl+Prior', 'ctrl+Next', 'ctrl+1'],
  ...[
    'alt+Left',
    'alt+Right',
    'alt+Home',
    'alt+d',
    'alt+e',
    'alt+f',
    'ctrl+Return',
    'shift+Insert',
  ],
  ...['ctrl+Insert', 'BackSpace', 'shift+BackSpace', 'Escape', 'ctrl+period', 'ctrl+semicolon'],
];

function pressed(
  source: Input['source'],
  never: string,
  keys: readonly string[],
): readonly Input[] {
  const values = Object.fromEntries(keys.map((key) => [key, key]));
  return rows({ source, sent: 'x-keys', never }, values, ({ hands }, key) => hands.do('key', key));
}

/** Keys, all pressed by the X server. */
export const keyInputs: readonly Input[] = [
  ...pressed('system keys', 'another window or program, a lost screen', systemKeys),
  ...pressed('app keys', 'a menu, zoom, another page, developer tools', appKeys),
  ...rows(
    { source: 'system keys', sent: 'x-keys', never: 'a window of the system' },
    {
      'Shift five times': ['key', 'Shift_L', 'Shift_L', 'Shift_L', 'Shift_L', 'Shift_L'],
      'left Alt + left Shift + Num Lock': ['key', 'alt+shift+Num_Lock'],
      'left Alt + left Shift + Print': ['key', 'alt+shift+Print'],
      'Shift+F10, then Enter': ['key', 'shift+F10', 'Return'],
      'Alt, then F': ['key', 'alt', 'f'],
      'F10, then Down, Enter': ['key', 'F10', 'Down', 'Return'],
      'twenty keys at once': ['key', ...'qwertyuiopasdfghjklz'.split(''), 'ctrl+w', 'alt+F4'],
    },
    ({ hands }, commands) => hands.do(...commands),
  ),
  ...rows(
    { source: 'data', sent: 'x-keys', never: 'a command to anything but the page' },
    {
      'a scanner with control characters': [
        'key',
        'ctrl+c',
        'ctrl+m',
        'ctrl+j',
        'ctrl+bracketleft',
      ],
      'a scanner with an address': ['type', '--delay', '1', 'javascript:alert(1)'],
      'a scanner with a command': ['type', '--delay', '1', '; xterm &'],
      'a unicode number': ['key', 'ctrl+shift+u', '2', '0', '2', 'e', 'Return'],
    },
    ({ hands }, commands) => hands.do(...commands),
  ),
];
