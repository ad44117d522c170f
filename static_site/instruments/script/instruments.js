import { find } from '../../shared/script/dom.js';
import { beginAccountPage } from '../../affairs/script/account-page.js';
import { offerFault } from './fault-sheet.js';
import { prepareSearch } from './instrument-rows.js';
import { forget, read, reread } from './read-instruments.js';

/** Makes the controls of the list, or of the passport, that was just opened work. */
function prepare() {
  if (find('search')) prepareSearch();
  if (find('fault-sheet')) offerFault();
  find('print-it')?.addEventListener('click', () => print());
}

beginAccountPage({ read, reread, forget, prepare });
