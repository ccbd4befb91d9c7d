import { silence, type SimulatedDevice } from '../../../devices/simulated/simulated-device.ts';

/** Devices on which somebody types, or that type by themselves. */
export const typing: readonly string[] = ['keyboard', 'keyboard-stuck', 'ducky'];

/** By then the test has taken the keyboard from the kernel, which would hear the first key otherwise. */
const beginsAfterMs = 400;

/** A keyboard at which somebody begins to type when told; any other device is as it is. */
export interface PatientTypist {
  readonly device: SimulatedDevice;
  readonly begin: () => void;
}

/**
 * Linux opens every keyboard by itself (drivers/tty/sysrq.c) and would take the first keys before the
 * test of keys listens; a person begins to type when the screen says so.
 */
export function patientTypist(device: SimulatedDevice): PatientTypist {
  let types = !typing.includes(device.name);
  const open: SimulatedDevice['open'] = () => {
    const responder = device.open();
    return {
      answer: (exchange) =>
        exchange.kind === 'hid-in' && !types ? silence : responder.answer(exchange),
    };
  };
  return {
    device: { ...device, open },
    begin: () => {
      setTimeout(() => {
        types = true;
      }, beginsAfterMs);
    },
  };
}
