/**
 * Gives the SHA-256 of a file in hexadecimal, made in the browser.
 * @param {File} file
 */
export async function digest(file) {
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', await file.arrayBuffer()));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
