/** Saves something as a file of the one who looks at the page. */
export function saveBlob(name: string, content: Blob): void {
  const address = URL.createObjectURL(content);
  saveFrom(address, name);
  URL.revokeObjectURL(address);
}

/** Lets the browser save what is at an address, without leaving the page; an empty name is that of the reply. */
export function saveFrom(address: string, name: string): void {
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
}
