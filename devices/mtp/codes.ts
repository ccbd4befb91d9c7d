/** Operation codes, MTP 1.1 appendix D.1. Only those that read. */
export const operation = {
  getDeviceInfo: 0x1001,
  openSession: 0x1002,
  closeSession: 0x1003,
  getStorageIds: 0x1004,
  getStorageInfo: 0x1005,
  getDevicePropDesc: 0x1014,
  getDevicePropValue: 0x1015,
} as const;

/** Response codes, MTP 1.1 appendix F.1. */
export const responseCode = {
  ok: 0x2001,
  operationNotSupported: 0x2005,
  invalidStorageId: 0x2008,
  devicePropNotSupported: 0x200a,
  accessDenied: 0x200f,
  storeNotAvailable: 0x2013,
  sessionAlreadyOpen: 0x201e,
} as const;

/** Event codes, MTP 1.1 appendix G.1. */
export const event = { storeAdded: 0x4004 } as const;

/**
 * Device property codes, MTP 1.1 appendix C.2. The friendly name, 0xD402, is what the owner calls the
 * phone ("Anna's phone"): personal, so it is not in this list and nothing here can ask for it.
 */
export const property = { batteryLevel: 0x5001, dateTime: 0x5011 } as const;

/** Kinds of storage, MTP 1.1 section 5.2.2.1. */
export const storageType = { fixedRam: 0x0003, removableRam: 0x0004 } as const;
