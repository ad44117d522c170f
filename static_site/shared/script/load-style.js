import { element } from './dom.js';

/**
 * Loads a style sheet, once.
 * @param {string} address
 */
export function loadStyle(address) {
  if (document.querySelector(`link[href="${address}"]`)) return null;
  const link = element('link', { rel: 'stylesheet', href: address });
  return new Promise((resolve, reject) => {
    link.addEventListener('load', resolve);
    link.addEventListener('error', () => {
      link.remove();
      reject(new Error(address));
    });
    document.head.append(link);
  });
}
