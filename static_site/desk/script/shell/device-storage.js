const KEY = 'desk';

/**
 * All that this device keeps of the desk: addresses of views with the names given to them, whether single letters act, and until where news was seen.
 * Nothing of a dossier, no token.
 * @typedef {{ views: { name: string, hash: string }[], letters: boolean, seen: string | null }} Remembered
 */

/** @type {Remembered} */
const NOTHING = { views: [], letters: true, seen: null };

/**
 * Gives what this device keeps; a browser that keeps nothing has nothing.
 * @returns {Remembered}
 */
export function remembered() {
  try {
    const read = JSON.parse(localStorage.getItem(KEY) ?? '{}');
    return { ...NOTHING, ...read, views: Array.isArray(read.views) ? read.views : [] };
  } catch {
    return NOTHING;
  }
}

/** @param {Partial<Remembered>} part */
export function remember(part) {
  try {
    localStorage.setItem(KEY, JSON.stringify({ ...remembered(), ...part }));
  } catch {
    // A browser may refuse: what was chosen then holds until the tab is closed.
  }
}
