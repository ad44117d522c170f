import { element } from '../../../shared/script/dom.js';
import { byPeople } from './commit.js';
import { openedPane } from './pane.js';
import { showMessage } from './pane-messages.js';
import * as TEXT from 'texts';

/** @import { StaffDossier } from '../../staff.js' */

/**
 * Has the pane that is open say that somebody wrote meanwhile: what is typed stays, and what they wrote is shown beside it before anything is sent.
 * @param {StaffDossier} now
 */
export function overtaken(now) {
  const pane = openedPane();
  if (!pane || pane.busy || pane.result.childElementCount || !byPeople(now, pane.commit.version)) return;
  const box = element('div', { class: 'warn', role: 'status' });
  showMessage(box, TEXT.changed_meanwhile);
  pane.result.replaceChildren(box);
}
