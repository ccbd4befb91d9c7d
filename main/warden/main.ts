/**
 * The one part of Balie that runs as root: lets USB devices in or not, and reads the kernel's log.
 * Started by systemd with its socket as file descriptor 3 (assets/linux/balie-warden.socket).
 */
import { KernelLog, openKernelLog } from '../reader/kernel-log.ts';
import { nodeTimers } from '../reader/node-timers.ts';
import { wardenServer } from './warden-server.ts';
import { systemUsbTree, UsbAuthority } from './usb-authority.ts';

/** sd_listen_fds(3): the first socket is descriptor 3. */
const firstSocket = 3;

if (process.env['LISTEN_FDS'] !== '1') {
  process.stderr.write('balie-warden: no socket from systemd\n');
  process.exit(1);
}

wardenServer({
  authority: new UsbAuthority(systemUsbTree),
  async watchLog(onRecord, after) {
    const log = new KernelLog(
      { openLog: () => openKernelLog(), timers: nodeTimers, random: Math.random },
      after,
    );
    if (await log.start(onRecord)) return () => void log.stop();
    await log.stop();
    return null;
  },
}).listen({ fd: firstSocket });
