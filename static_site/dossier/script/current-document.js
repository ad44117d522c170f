import { state } from '../../shared/script/state.js';

/** @import { CustomerDocument } from '../../shared/types.js' */

/**
 * Gives the document of the dossier that is shown, null where there is none or a masked one. That of a link of the invoices alone
 * has less: what it lacks is asked of by no control of its page.
 * @returns {CustomerDocument | null}
 */
export const currentDocument = () => (state.document && 'view' in state.document && state.document.view !== 'masked' ? /** @type {CustomerDocument} */ (state.document) : null);
