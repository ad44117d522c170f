import { announce } from '../../../shared/script/announcer.js';
import { byId, query, required } from '../../../shared/script/dom.js';
import * as TEXT from 'texts';

const SKELETON_AFTER = 300;
const RETRY_AFTER = 8000;

/** Says whether something is shown; what was asked later may have come before. */
const isDrawn = () => byId('place').querySelector(':scope > :not(noscript,.pad:has(.skeleton))');

/**
 * Draws empty rows where an answer takes long and nothing is shown yet, and offers to ask again if it takes very long.
 * @param {() => void} retry
 * @returns {() => void} ends the wait
 */
export function startLoading(retry) {
  if (isDrawn()) return () => {};
  const timers = [
    setTimeout(() => {
      if (isDrawn()) return;
      byId('place').replaceChildren(document.importNode(required('#t-skeleton', HTMLTemplateElement).content, true));
      announce(TEXT.reading);
    }, SKELETON_AFTER),
    setTimeout(() => {
      if (isDrawn()) return;
      query('[data-late]').hidden = false;
      query('[data-retry]').onclick = retry;
      announce(TEXT.slow);
    }, RETRY_AFTER),
  ];
  return () => timers.forEach(clearTimeout);
}
