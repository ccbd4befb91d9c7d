/** What becomes assets/usb-names.json; devices/usb/usb-names.ts reads it. */
export interface CompiledUsbNames {
  readonly source: string;
  readonly version: string;
  readonly vendors: Readonly<
    Record<string, readonly [name: string, products: Readonly<Record<string, string>>]>
  >;
}

/**
 * Parses the text of usb.ids: `vvvv  name` per maker, then `<tab>pppp  name` per product. Interface
 * lines (two tabs) and the lists of classes, languages and countries behind the makers are left out.
 */
export function parseUsbIds(text: string): CompiledUsbNames {
  const vendors: Record<string, [string, Record<string, string>]> = {};
  let products: Record<string, string> | null = null;
  for (const line of text.split('\n')) {
    const [, indent, id, name] = /^(\t?)([0-9a-f]{4}) {2}(.+)$/u.exec(line) ?? [];
    if (id === undefined || name === undefined) {
      // Any other line without indent begins another list.
      if (/^[^\t#\n]/u.test(line)) products = null;
    } else if (indent === '') {
      products = {};
      vendors[id] = [name.trim(), products];
    } else if (products !== null) {
      products[id] = name.trim();
    }
  }
  const version = /^# Version: (\S+)/mu.exec(text)?.[1] ?? 'unknown';
  return { source: 'usb.ids, http://www.linux-usb.org/usb-ids.html', version, vendors };
}
