import { state } from '../../shared/script/state.js';

/** @import { CustomerDocument } from '../../shared/types.js' */

/**
 * Gives the whole document of the dossier that is shown, null where there is none or a masked one.
 * @returns {CustomerDocument | null}
 */
export const currentDocument = () => (state.document && 'view' in state.document && state.document.view === 'full' ? state.document : null);
