/** @typedef {Map<string, { value: string, checked: boolean }>} Written */

/**
 * Gives what was written in a sheet, by the ids of its fields; not what stands there by itself.
 * @param {HTMLElement} dialog
 * @returns {Written}
 */
export function readWritten(dialog) {
  const touched = controls(dialog).filter((one) => (one instanceof HTMLSelectElement ? one.selectedIndex > 0 : one.value !== one.defaultValue || ('checked' in one && one.checked !== one.defaultChecked)));
  return new Map(touched.map((one) => [one.id, { value: one.value, checked: 'checked' in one && one.checked }]));
}

/**
 * Writes it into the fields that are still there.
 * @param {HTMLElement} dialog
 * @param {Written} written
 */
export function writeAgain(dialog, written) {
  for (const one of controls(dialog)) {
    const kept = written.get(one.id);
    if (!kept || one.disabled) continue;
    if ('checked' in one && (one.type === 'checkbox' || one.type === 'radio')) one.checked = kept.checked;
    else one.value = kept.value;
  }
}

/**
 * Gives what is written in; no script writes which file was chosen.
 * @param {HTMLElement} root
 */
const controls = (root) => [...root.querySelectorAll('input:not([type=file]), textarea, select')].filter((one) => one instanceof HTMLInputElement || one instanceof HTMLTextAreaElement || one instanceof HTMLSelectElement);
