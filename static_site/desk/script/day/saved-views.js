import { remember, remembered } from '../shell/device-storage.js';
import { hashOfView, MATTERS, nameOfView } from './view.js';

/** Gives the views that were saved on this device. */
export const savedViews = () => remembered().views;

/** Gives the views that the palette finds by their names: saved ones, then what waits with us. */
export const viewsOf = () => [
  ...savedViews(),
  ...Object.keys(MATTERS).map((matter) => {
    const view = { side: 'us', matter, owner: '', order: 'due' };
    return { name: nameOfView(view), hash: hashOfView(view) };
  }),
];

/**
 * Saves a view under a name; one that was saved before gets the new name.
 * @param {string} name
 * @param {string} hash
 */
export const saveView = (name, hash) => remember({ views: [...savedViews().filter((view) => view.hash !== hash), { name, hash }] });

/** @param {string} hash */
export const dropView = (hash) => remember({ views: savedViews().filter((view) => view.hash !== hash) });
