import { sharedQuery } from '../../shared/script/shared-device.js';
import { beginAccountPage } from '../../affairs/script/account-page.js';
import { prepareDays } from './statement-days.js';
import { forget, read, reread } from './read-statement.js';

/**
 * Makes the controls of a freshly opened statement work.
 * @param {() => Promise<void>} rereadNow
 */
function prepare(rereadNow) {
  prepareDays(rereadNow);
  for (const link of document.querySelectorAll('.back a')) if (link instanceof HTMLAnchorElement) link.search = sharedQuery;
}

beginAccountPage({ read, reread, forget, prepare });
