import { call } from '../../shared/script/api.js';
import { byId } from '../../shared/script/dom.js';
import { sharedQuery } from '../../shared/script/shared-device.js';

const PATIENCE = 300;
let toldBack = null;

// The link to all affairs is a cookie that no script reads: whether it is there and still opens them, the API tells this browser alone.
export function askBack() {
  toldBack = call('GET', '/api/affairs/session').then(({ body }) => body?.open === true, () => false);
}

// What it told, or that it told nothing in time: asked beside the dossier, it makes nobody wait.
export const wayBack = () => Promise.race([toldBack, new Promise((done) => setTimeout(done, PATIENCE, false))]);

// The way back is there from the first moment or not at all, so that nothing moves below it.
export function placeBack(open) {
  const back = byId('to-affairs');
  back.querySelector('a').search = sharedQuery;
  back.hidden = !open;
}

// It goes as soon as it leads nowhere any more.
export async function withdrawBack() {
  const back = byId('to-affairs');
  if (!(await toldBack) && back) back.hidden = true;
}
