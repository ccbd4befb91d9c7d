import type { InterfaceSpec } from './descriptor-bytes.ts';
import type { IppPrinter } from './ipp-responder.ts';
import { peripheral } from './peripherals.ts';
import { highSpeed } from './phones.ts';
import { PrinterResponder, type Printer } from './printer-responder.ts';
import type { SimulatedDevice } from './simulated-device.ts';

const plain: InterfaceSpec = {
  classCode: 0x07,
  subclass: 0x01,
  protocol: 0x02,
  bulk: [0x81, 0x02],
};
const ipp = (bulkIn: number, bulkOut: number): InterfaceSpec => ({
  classCode: 0x07,
  subclass: 0x01,
  protocol: 0x04,
  bulk: [bulkIn, bulkOut],
});

/** Port status: ready, and out of paper (no error, not selected). */
const status = { ready: 0x18, noPaper: 0x28 } as const;

function printer(options: {
  readonly name: string;
  readonly label: string;
  readonly vendorId: number;
  readonly productId: number;
  readonly maker: string;
  readonly model: string;
  readonly languages: string;
  readonly portStatus?: number;
  readonly ipp?: IppPrinter;
}): SimulatedDevice {
  const { maker, model, languages, portStatus = status.ready } = options;
  const speaks: Printer = {
    deviceId: `MFG:${maker};CMD:${languages};MDL:${model};CLS:PRINTER;`,
    portStatus,
    ...(options.ipp === undefined ? {} : { ipp: { interfaceNumber: 1, printer: options.ipp } }),
  };
  return peripheral({
    name: options.name,
    label: options.label,
    vendorId: options.vendorId,
    productId: options.productId,
    maker,
    product: model,
    serial: 'LAB0PRINT00001',
    bitsPerSecond: highSpeed,
    milliamperes: 2,
    selfPowered: true,
    interfaces: options.ipp === undefined ? [plain] : [plain, ipp(0x83, 0x04), ipp(0x85, 0x06)],
    open: () => new PrinterResponder(speaks),
  });
}

/** An ink printer as it speaks of itself. */
export function inkPrinter(
  levels: readonly [black: number, cyan: number, magenta: number, yellow: number],
  more: Partial<IppPrinter> = {},
): IppPrinter {
  const names = ['Black ink', 'Cyan ink', 'Magenta ink', 'Yellow ink'];
  return {
    model: 'HP OfficeJet Pro 8020 series',
    firmware: '2409A',
    state: 'idle',
    reasons: [],
    supplies: levels.map((percent, index) => ({
      name: names[index] ?? '',
      type: 'ink-cartridge',
      percent,
    })),
    chunked: true,
    ...more,
  };
}

const officeJet = { vendorId: 0x03f0, productId: 0x0f17, maker: 'HP', model: 'OfficeJet Pro 8020' };
const brother = { vendorId: 0x04f9, productId: 0x02ec, maker: 'Brother' };

/** Printers. */
export const simulatedPrinters: readonly SimulatedDevice[] = [
  printer({
    name: 'printer',
    label: 'Printer',
    ...brother,
    model: 'HL-L2350DW',
    languages: 'PJL,PCL,PCLXL,URF',
  }),
  printer({
    name: 'printer-no-paper',
    label: 'Printer without paper',
    ...brother,
    model: 'HL-L2350DW',
    languages: 'PJL,PCL,PCLXL,URF',
    portStatus: status.noPaper,
  }),
  printer({
    name: 'printer-own-driver',
    label: 'Printer that needs its own driver',
    vendorId: 0x04a9,
    productId: 0x2676,
    maker: 'Canon',
    model: 'LBP2900',
    languages: 'CAPT1.1',
  }),
  printer({
    name: 'printer-ink',
    label: 'Ink printer (IPP)',
    ...officeJet,
    languages: 'PCL3GUI,PJL,PWG_RASTER,URF',
    ipp: inkPrinter([80, 65, 70, 54]),
  }),
  printer({
    name: 'printer-cyan-empty',
    label: 'Ink printer without cyan (IPP)',
    ...officeJet,
    languages: 'PCL3GUI,PJL,PWG_RASTER,URF',
    ipp: inkPrinter([80, 0, 70, 54], {
      state: 'stopped',
      reasons: ['marker-supply-empty-error'],
      chunked: false,
    }),
  }),
];
