import { required } from '../../shared/script/dom.js';
import { sharedQuery } from '../../shared/script/shared-device.js';
import { beginAccountPage } from './account-page.js';
import { prepareClosed } from './closed-affairs.js';
import { prepareFilter } from './filter.js';
import { forget, read, reread } from './read-affairs.js';

/** Makes the controls of a freshly opened list work. */
function prepare() {
  prepareFilter();
  prepareClosed();
  required('[data-statement]', HTMLAnchorElement).search = sharedQuery;
}

beginAccountPage({ read, reread, forget, prepare });
