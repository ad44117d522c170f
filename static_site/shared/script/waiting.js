import { open } from './message-pages.js';
import { say } from './announcer.js';
import * as TEXT from 'texts';

const QUIET = 300;
const LATE = 8000;

// Draws the empty scale if the answer takes long, and offers to ask again if it takes very long; returns what ends the wait.
export function wait(retry) {
  const timers = [
    setTimeout(() => {
      open('waiting');
      say(TEXT.waiting);
    }, QUIET),
    setTimeout(() => {
      document.querySelector('[data-late]').hidden = false;
      document.querySelector('[data-retry]').onclick = retry;
      say(TEXT.late);
    }, LATE),
  ];
  return () => timers.forEach(clearTimeout);
}
