import { request } from '../../shared/script/api.js';
import { byId, find, required } from '../../shared/script/dom.js';
import { sharedQuery } from '../../shared/script/shared-device.js';

/** @import { Answer } from '../../shared/script/api.js' */
/** @import { AffairsOpen } from '../../shared/types.js' */

const TIMEOUT = 300;
/** @type {Promise<boolean>} */
let opensAffairs = Promise.resolve(false);

/**
 * Asks whether this browser's link to all affairs still opens them.
 * It is a cookie that no script reads: the API tells this browser alone.
 */
export function askBackLink() {
  const asked = /** @type {Promise<Answer<AffairsOpen>>} */ (request('GET', '/api/affairs/session'));
  opensAffairs = asked.then(({ body }) => body?.open === true, () => false);
}

/**
 * Gives what the API answered, false if it did not in time: asked beside the dossier, it makes nobody wait.
 * @returns {Promise<boolean>}
 */
export const backLinkInTime = () => Promise.race([opensAffairs, new Promise((resolve) => setTimeout(resolve, TIMEOUT, false))]);

/**
 * Shows the link back from the first moment or not at all, so that nothing moves below it.
 * @param {boolean} shown
 */
export function showBackLink(shown) {
  const back = byId('to-affairs');
  required('a', HTMLAnchorElement, back).search = sharedQuery;
  back.hidden = !shown;
}

/** Takes the link back away as soon as it leads nowhere any more. */
export async function withdrawBackLink() {
  const back = find('to-affairs');
  if (!(await opensAffairs) && back) back.hidden = true;
}
