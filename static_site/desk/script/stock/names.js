import * as TEXT from 'texts';

/** @type {Record<string, string>} */
export const KIND_NAMES = TEXT.product_kind;
/** @type {Record<string, string>} */
export const FAMILY_NAMES = TEXT.product_kinds;
/** @type {Record<string, string>} */
export const VIEW_NAMES = TEXT.product_views;
/** @type {Record<string, string>} */
export const MOVEMENT_NAMES = TEXT.movements_of;
