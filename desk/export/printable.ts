/** What the standard fonts of a PDF can show; the dot that masks stands for itself. */
export function printable(text: string): string {
  return text.replaceAll('•', '\u00b7').replace(/[^\n\u0020-\u007e\u00a0-\u00ff€‘’“”–—…]/gu, '');
}
