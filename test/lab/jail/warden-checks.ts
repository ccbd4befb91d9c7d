import { globSync, readFileSync } from 'node:fs';
import { type Checks, holds, same, soon } from '../usb/checks.ts';
import type { LabStation } from '../usb/lab-station.ts';
import { runProgram } from '../usb/run-program.ts';
import type { VmBus } from '../usb/vm-bus.ts';
import { unitState } from './kiosk.ts';
import { portOf, staysOutside } from './sysfs-device.ts';
import { stick } from './vm-devices.ts';

/** Seconds of a machine are minutes where every instruction is emulated beside other work. */
const boundMs = 120_000;

/** The warden's rights, and its end. */
export async function checkWarden(checks: Checks, station: LabStation, bus: VmBus) {
  const pid = () => unitState('balie-warden.service', 'MainPID');

  await checks.check('the warden runs without the rights that it does not need', async () => {
    const text = readFileSync(`/proc/${await pid()}/status`, 'utf8');
    const line = (name: string) => new RegExp(`^${name}:\\s*(\\S+)`, 'mu').exec(text)?.[1];
    // CAP_DAC_OVERRIDE (1) and CAP_SYSLOG (34), include/uapi/linux/capability.h.
    same('capabilities', line('CapEff'), '0000000400000002');
    same('bounding set', line('CapBnd'), '0000000400000002');
    same('no new privileges', line('NoNewPrivs'), '1');
    same('filter of system calls', line('Seccomp'), '2');
    const { output } = await runProgram('/usr/bin/node', ['--version'], 60_000);
    return `on Debian’s Node ${output.trim()}`;
  });

  await checks.check(
    'a warden that is killed comes back with the next device, and so does the log',
    async () => {
      const first = await pid();
      await runProgram('systemctl', ['kill', '--signal=KILL', 'balie-warden.service']);
      await soon(boundMs, 'its end', async () => ((await pid()) === first ? null : true));

      const plugged = await bus.plug(stick);
      await soon(boundMs, 'its disk', () => globSync('/dev/sd?')[0] ?? null);
      await soon(boundMs, 'the kernel’s log', async () => {
        const { facts } = await station.read(plugged.summary.deviceId);
        return facts.some(({ key, value }) => key === 'port.log-heard' && value === true)
          ? true
          : null;
      });
      await plugged.unplug();
      holds(!['0', first].includes(await pid()), 'no new warden');
    },
  );
}

/** What happens while the reader is dead. */
export async function checkNoReader(checks: Checks, bus: VmBus) {
  await checks.check('without the reader nothing is let in', async () => {
    const pull = bus.plugUnseen(stick);
    const port = await soon(boundMs, 'the stick', () => portOf(stick.vendorId, stick.productId));
    await staysOutside(port);
    pull();
  });
}
