/** @import { AccessDocument, AffairsDocument, CustomerDocument, InstrumentsDocument, InvoicesDocument, MaskedDocument, PassportDocument, StatementDocument } from '../types.js' */

/**
 * What the open page knows. Nothing of it is stored anywhere.
 *
 * at: the entry after which the dossier is read as it was then, 0 for today. read: the sentence that says when.
 * checked: when the API was asked last, in milliseconds.
 * @type {{
 *   example: boolean,
 *   reference: string | null,
 *   at: number,
 *   document: CustomerDocument | MaskedDocument | InvoicesDocument | AffairsDocument | AccessDocument | StatementDocument | InstrumentsDocument | PassportDocument | null,
 *   etag: string | null,
 *   read: string,
 *   checked: number,
 * }}
 */
export const state = {
  example: false,
  reference: null,
  at: 0,
  document: null,
  etag: null,
  read: '',
  checked: 0,
};
