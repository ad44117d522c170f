import { kept } from './no-break.js';
import * as TEXT from 'texts';

// Elements by DOM calls alone: the page's policy forbids markup made from strings.
const SVG = 'http://www.w3.org/2000/svg';

export function element(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined && value !== false) node.setAttribute(name, value === true ? '' : value);
  }
  node.append(...children.filter((child) => child !== null && child !== undefined).map((child) => (typeof child === 'string' ? kept(child) : child)));
  return node;
}

export function icon(name) {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('class', 'i');
  svg.setAttribute('aria-hidden', 'true');
  const use = document.createElementNS(SVG, 'use');
  use.setAttribute('href', `#${name}`);
  svg.append(use);
  return svg;
}

// The attribute of words that people wrote in another language than the page's, so that they are spoken in theirs.
export const other = (tongue) => (tongue === TEXT.lang ? null : tongue);

export const byId = (id) => document.getElementById(id);

export const worded = (text, places) => text.replace(/\{(\w+)\}/g, (_, name) => places[name]);

const shown = new WeakMap();

// Builds a place's content only when its part of the document changed, and gives the focus back to the control that had it.
// Returns whether it was built.
export function fill(place, part, build) {
  const key = JSON.stringify(part ?? null);
  if (shown.get(place) === key) return false;
  shown.set(place, key);
  const focused = place.contains(document.activeElement) ? document.activeElement.id : '';
  const content = build(part).filter((node) => node !== null);
  place.replaceChildren(...content);
  place.hidden = content.length === 0;
  if (focused) byId(focused)?.focus({ preventScroll: true });
  return true;
}
