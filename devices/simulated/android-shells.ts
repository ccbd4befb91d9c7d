/** What the commands of a simulated phone print, by command. Written after AOSP's own printers. */
export type Shell = Readonly<Record<string, string>>;

/** A shell that has these commands, and `getprop <name>` for every property in its `getprop`. */
export function shellOf(outputs: Shell): (command: string) => string | null {
  return (command) => {
    if (Object.hasOwn(outputs, command)) return outputs[command] ?? null;
    const name = /^getprop (\S+)$/u.exec(command)?.[1];
    if (name === undefined) return null;
    const line = (outputs['getprop'] ?? '')
      .split('\n')
      .find((one) => one.startsWith(`[${name}]: [`));
    return `${line?.slice(name.length + 5, -1) ?? ''}\n`;
  };
}

const properties = (values: Shell) =>
  Object.entries(values)
    .map(([name, value]) => `[${name}]: [${value}]\n`)
    .join('');

/** Android 16 on a phone that an organisation manages; nothing is wrong with it. */
export const healthyShell: Shell = {
  getprop: properties({
    'dalvik.vm.heapsize': '512m',
    'gsm.operator.alpha': 'Lab',
    'ro.boot.flash.locked': '1',
    'ro.boot.vbmeta.device_state': 'locked',
    'ro.boot.verifiedbootstate': 'green',
    'ro.build.display.id': 'BP4A.251205.006',
    'ro.build.version.release': '16',
    'ro.build.version.sdk': '36',
    'ro.build.version.security_patch': '2026-11-05',
    'ro.crypto.state': 'encrypted',
    'ro.crypto.type': 'file',
    'ro.product.manufacturer': 'Google',
    'ro.product.model': 'Pixel 8',
    'ro.serialno': 'LAB0DEBUG00001',
  }),
  'cat /proc/uptime': '183044.21 1203321.90\n',
  'df -k /data':
    'Filesystem                1K-blocks     Used Available Use% Mounted on\n' +
    '/dev/block/mapper/userdata\n' +
    '                          250000000 90000000 160000000  36% /data/user/0\n',
  'dumpsys battery':
    'Current Battery Service state:\n  AC powered: false\n  USB powered: true\n' +
    '  Max charging current: 500000\n  Charge counter: 3208000\n  status: 2\n  health: 2\n' +
    '  present: true\n  level: 74\n  scale: 100\n  voltage: 4122\n  temperature: 276\n' +
    '  technology: Li-ion\n  Charging state: 0\n  Charging policy: 1\n',
  'cat /sys/class/power_supply/battery/cycle_count': '211\n',
  'settings get global airplane_mode_on': '0\n',
  'settings get global development_settings_enabled': '1\n',
  'dpm list-owners':
    '1 owner:\nUser  0: admin=com.google.android.apps.work.clouddpc/.receivers.CloudDeviceAdminReceiver,DeviceOwner,Affiliated\n',
  'pm list users': 'Users:\n\tUserInfo{0:Somebody:4c13} running\n',
};

/** Android 11 on a phone that was never looked after, with a work profile; as Samsung prints it. */
export const neglectedShell: Shell = {
  getprop: properties({
    'ro.boot.flash.locked': '0',
    'ro.boot.verifiedbootstate': 'orange',
    'ro.build.display.id': 'RP1A.200720.012.G970FXXSGHWC1',
    'ro.build.version.release': '11',
    'ro.build.version.sdk': '30',
    'ro.build.version.security_patch': '2023-03-01',
    'ro.crypto.state': 'unencrypted',
    'ro.product.manufacturer': 'samsung',
    'ro.product.model': 'SM-G970F',
    'ro.serialno': 'LAB0DEBUG00002',
  }),
  'cat /proc/uptime': '5616000.05 41200000.10\n',
  'df -k /data':
    'Filesystem      1K-blocks      Used Available Use% Mounted on\n' +
    '/dev/block/sda31 112877548 108952000   3925548  97% /data\n',
  'dumpsys battery':
    'Current Battery Service state:\n  AC powered: false\n  USB powered: true\n  status: 2\n' +
    '  health: 3\n  present: true\n  level: 12\n  scale: 100\n  voltage: 3561\n  temperature: 478\n' +
    '  technology: Li-ion\n  LLB CAL: 20190311\nBatteryInfoBackUp\n  mSavedBatteryAsoc: 71\n' +
    '  mSavedBatteryMaxTemp: 490\n  mSavedBatteryUsage: 118700\n',
  'settings get global airplane_mode_on': '1\n',
  'settings get global development_settings_enabled': '1\n',
  'dpm list-owners': 'Error: unknown command list-owners\n',
  'dumpsys device_policy':
    'Current Device Policy Manager state:\n  Immutable state:\n    mHasFeature=true\n' +
    '  Profile Owner (User 10): \n    admin=ComponentInfo{com.microsoft.windowsintune.companyportal/com.microsoft.omadm.client.PolicyManagerReceiver}\n' +
    '    name=Company Portal\n    package=com.microsoft.windowsintune.companyportal\n' +
    '    canAccessDeviceIds=false\n',
  'pm list users':
    'Users:\n\tUserInfo{0:Somebody:13} running\n\tUserInfo{10:Work profile:30} running\n',
};
