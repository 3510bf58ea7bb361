/** Hands a file to the browser to save. */

/** How long the browser may take to begin reading it, in milliseconds. */
const READ_WITHIN = 60_000;

/** Starts a download of `blob` under a name. */
export function saveFile(blob: Blob, name: string): void {
  const address = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), READ_WITHIN);
}
