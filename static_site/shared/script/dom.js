import { noBreak } from './no-break.js';
import * as TEXT from 'texts';

const SVG = 'http://www.w3.org/2000/svg';

/** @typedef {Node | string | number | null | undefined} Child */

/**
 * Makes an element by DOM calls alone: the page's policy forbids markup made from strings.
 * Attributes and children that are null are left out; `true` is an attribute without a value.
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag
 * @param {Record<string, string | number | boolean | null | undefined>} [attributes]
 * @param {...Child} children
 * @returns {HTMLElementTagNameMap[K]}
 */
export function element(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined && value !== false) node.setAttribute(name, value === true ? '' : String(value));
  }
  for (const child of children) {
    if (child !== null && child !== undefined) node.append(typeof child === 'object' ? child : noBreak(String(child)));
  }
  return node;
}

/**
 * Draws one of the page's icons.
 * @param {string} name
 */
export function icon(name) {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('class', 'i');
  svg.setAttribute('aria-hidden', 'true');
  const use = document.createElementNS(SVG, 'use');
  use.setAttribute('href', `#${name}`);
  svg.append(use);
  return svg;
}

/**
 * Gives the `lang` attribute of words that people wrote, null where it is the page's: others are spoken in their own.
 * @param {string | null} lang
 */
export const foreignLang = (lang) => (lang === TEXT.lang ? null : lang);

/**
 * Finds an element that may not be there.
 * @param {string} id
 */
export const find = (id) => document.getElementById(id);

/**
 * Gives the element of a kind that a selector finds first; throws a TypeError if there is none, which the templates rule out.
 * @template {Element} E
 * @param {string} selector
 * @param {new () => E} kind
 * @param {ParentNode} [within]
 * @returns {E}
 */
export function required(selector, kind, within = document) {
  const found = within.querySelector(selector);
  if (!(found instanceof kind)) throw new TypeError(`no ${selector}`);
  return found;
}

/**
 * Gives the element that a selector finds first; throws a TypeError if there is none.
 * @param {string} selector
 * @param {ParentNode} [within]
 */
export const query = (selector, within) => required(selector, HTMLElement, within);

/**
 * Gives the element with an id; throws a TypeError if there is none.
 * @param {string} id
 */
export const byId = (id) => query(`#${id}`);

/**
 * Gives the container that the template calls by a name.
 * @param {string} name
 */
export const slot = (name) => query(`[data-slot=${name}]`);

/**
 * Gives the control that a click was on, or in, null for a click elsewhere.
 * @param {Event} event
 * @param {string} selector
 * @returns {HTMLElement | null}
 */
export const clicked = ({ target }, selector) => (target instanceof Element ? target.closest(selector) : null);

/**
 * Puts values in the places of a text.
 * @param {string} text
 * @param {Record<string, string | number>} values by the names that stand in braces
 */
export const format = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => String(values[name]));

/** @type {WeakMap<Element, string>} */
const rendered = new WeakMap();

/**
 * Builds a container's content if its part of the document changed, and gives the focus back to the control that had it.
 * A container without content is hidden.
 * @template T
 * @param {HTMLElement} container
 * @param {T} part
 * @param {(part: T) => (Node | string | null)[]} build
 * @returns {boolean} whether it was built
 */
export function renderPart(container, part, build) {
  const key = JSON.stringify(part ?? null);
  if (rendered.get(container) === key) return false;
  rendered.set(container, key);
  const focused = container.contains(document.activeElement) ? document.activeElement?.id : '';
  const content = build(part).filter((node) => node !== null);
  container.replaceChildren(...content);
  container.hidden = content.length === 0;
  if (focused) find(focused)?.focus({ preventScroll: true });
  return true;
}
