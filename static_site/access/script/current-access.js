import { state } from '../../shared/script/state.js';

/** @import { AccessDocument } from '../../shared/types.js' */

/**
 * Gives what is shown of who has access, null where nothing is.
 * @returns {AccessDocument | null}
 */
export const currentAccess = () => (state.document && 'people' in state.document ? state.document : null);
