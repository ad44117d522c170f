import { format } from '../../../shared/script/dom.js';
import * as TEXT from 'texts';

/** @import { ShownStock } from '../../stock.js' */

const SVG = 'http://www.w3.org/2000/svg';
const WIDTH = 120;
const HEIGHT = 7;

/**
 * @param {string} name
 * @param {Record<string, string | number>} attributes
 */
function shape(name, attributes) {
  const node = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, String(value));
  return node;
}

/** Gives the hatching of what is reserved: once on a page. */
export function hatching() {
  const svg = shape('svg', { width: 0, height: 0, 'aria-hidden': 'true', class: 'vh' });
  const pattern = shape('pattern', { id: 'hatching', width: 4, height: 4, patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(45)' });
  pattern.append(shape('rect', { width: 1.6, height: 4 }));
  svg.append(pattern);
  return svg;
}

/**
 * Draws what is there of a SKU: reserved, free, and the level below which it is ordered again.
 * @param {ShownStock} stock
 */
export function gauge({ on_hand: onHand, held, available, reorder_below: level, below }) {
  const all = Math.max(onHand * 1.4, (level ?? 0) * 3, held, 4);
  const at = (/** @type {number} */ pieces) => Math.round((Math.max(0, Math.min(pieces, all)) * WIDTH * 10) / all) / 10;
  const reserved = Math.min(held, onHand);
  const words = format(level === null ? TEXT.gauge : TEXT.gauge_level, { held, free: available, level: level ?? 0 });
  const svg = shape('svg', { class: 'gauge', viewBox: `0 0 ${WIDTH} ${HEIGHT}`, preserveAspectRatio: 'none', role: 'img', 'aria-label': words });
  svg.append(shape('rect', { class: 'gauge__held', width: at(reserved), height: HEIGHT }));
  svg.append(shape('rect', { class: below ? 'gauge__low' : 'gauge__free', x: at(reserved), width: at(onHand - reserved), height: HEIGHT }));
  if (level !== null) svg.append(shape('path', { class: 'gauge__level', d: `M${at(level)} 0v${HEIGHT}` }));
  return svg;
}

/**
 * Draws a part of the legend.
 * @param {'held' | 'free' | 'low' | 'level'} what
 */
export function gaugeKey(what) {
  const svg = shape('svg', { class: 'gauge gauge--key', viewBox: `0 0 20 ${HEIGHT}`, 'aria-hidden': 'true' });
  svg.append(what === 'level' ? shape('path', { class: 'gauge__level', d: `M10 0v${HEIGHT}` }) : shape('rect', { class: `gauge__${what}`, width: 20, height: HEIGHT }));
  return svg;
}
