import { timeNow } from '../../../shared/script/clock.js';
import { byId, format, query } from '../../../shared/script/dom.js';
import { reread } from './router.js';
import * as TEXT from 'texts';

/** Follows the network: what is shown and typed stays, and nothing is kept to be sent later. */
export function watchConnection() {
  addEventListener('offline', () => {
    query('#offline p').textContent = format(TEXT.offline_since, { time: timeNow(), read: byId('read-at').textContent ?? '' });
    byId('offline').hidden = false;
  });
  addEventListener('online', () => {
    byId('offline').hidden = true;
    reread();
  });
}
