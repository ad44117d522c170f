import { announce } from './announcer.js';
import { query } from './dom.js';
import { openTemplate } from './message-pages.js';
import * as TEXT from 'texts';

const SKELETON_AFTER = 300;
const RETRY_AFTER = 8000;

/**
 * Draws the empty scale if the answer takes long, and offers to ask again if it takes very long.
 * @param {() => void} retry
 * @returns {() => void} ends the wait
 */
export function startWaiting(retry) {
  const timers = [
    setTimeout(() => {
      openTemplate('waiting');
      announce(TEXT.waiting);
    }, SKELETON_AFTER),
    setTimeout(() => {
      query('[data-late]').hidden = false;
      query('[data-retry]').onclick = retry;
      announce(TEXT.late);
    }, RETRY_AFTER),
  ];
  return () => timers.forEach(clearTimeout);
}
