/**
 * A warden in a process of its own that can be killed: `warden-child.ts SOCKET LOG`. All of it is the
 * product's but the log, which is a file with a record a line, since /dev/kmsg is not everybody's.
 */
import { readFileSync } from 'node:fs';
import { KernelLog } from '../../main/reader/kernel-log.ts';
import { nodeTimers } from '../../main/reader/node-timers.ts';
import { systemUsbTree, UsbAuthority } from '../../main/warden/usb-authority.ts';
import { wardenServer } from '../../main/warden/warden-server.ts';

const [socket = '', log = ''] = process.argv.slice(2);

async function openLog() {
  let read = 0;
  return {
    async next() {
      const record = readFileSync(log, 'utf8').split('\n').slice(0, -1)[read];
      read += record === undefined ? 0 : 1;
      return record ?? null;
    },
    isOver: () => false,
    async close() {},
  };
}

wardenServer({
  authority: new UsbAuthority(systemUsbTree),
  async watchLog(onRecord, after) {
    const kernelLog = new KernelLog({ openLog, timers: nodeTimers, random: Math.random }, after);
    await kernelLog.start(onRecord);
    return () => void kernelLog.stop();
  },
}).listen(socket, () => process.send?.('ready'));
