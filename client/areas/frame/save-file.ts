/** Hands a file to the browser's own way of saving. Nothing is uploaded: the address points into this page's memory. */
export function saveFile(name: string, content: Blob): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  // The browser reads the address after this turn; a minute is enough for any disk.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
