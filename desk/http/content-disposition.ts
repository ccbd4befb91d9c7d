/**
 * The header by which a file is saved under its own name (RFC 6266). Letters beyond ASCII go as RFC 8187
 * says; what every program understands stands before it.
 */
export function savedAs(name: string): string {
  const plain = name.replaceAll(/[^\w .()-]/gu, '_');
  const whole = encodeURIComponent(name).replaceAll(
    /['()*]/gu,
    (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${whole}`;
}
