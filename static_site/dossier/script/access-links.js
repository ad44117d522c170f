import { byId, element, required } from '../../shared/script/dom.js';
import { sharedQuery } from '../../shared/script/shared-device.js';
import { state } from '../../shared/script/state.js';
import * as TEXT from 'texts';

/**
 * Says at the foot what the link permits, and shows the ways to who has access to whoever may see that.
 * @param {string} permits
 * @param {boolean} may
 */
export function showPermitted(permits, may) {
  const shown = may && !state.example;
  const href = `${byId('content').dataset.access}${sharedQuery}#${state.reference}`;
  byId('foot').replaceChildren(permits, ...(shown ? [' ', element('a', { href, id: 'foot-access' }, TEXT.see_access), '.'] : []));
  const control = required('#to-access', HTMLAnchorElement);
  control.hidden = !shown;
  if (shown) control.href = href;
}
