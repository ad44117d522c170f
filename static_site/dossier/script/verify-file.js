import { call, dossierPath } from '../../shared/script/api.js';
import { byId, worded } from '../../shared/script/dom.js';
import { answer } from './form.js';
import { state } from '../../shared/script/state.js';
import * as TEXT from 'texts';

let latest = 0;

// A PDF chosen or dropped is compared by its SHA-256, made in the browser: the file is sent nowhere.
export function prepareVerify() {
  const zone = byId('verify');
  const input = byId('v-file');
  input.addEventListener('change', () => verify(zone, input.files[0]));
  for (const kind of ['dragenter', 'dragover', 'dragleave', 'drop']) {
    zone.addEventListener(kind, (event) => {
      event.preventDefault();
      zone.classList.toggle('over', kind === 'dragenter' || kind === 'dragover');
    });
  }
  zone.addEventListener('drop', ({ dataTransfer }) => {
    if (!dataTransfer.files.length) return;
    input.files = dataTransfer.files;
    verify(zone, dataTransfer.files[0]);
  });
}

async function verify(zone, file) {
  if (!file) return;
  latest += 1;
  const mine = latest;
  if (!crypto.subtle) return answer(zone, 'you', TEXT.verify_cannot, TEXT.verify_compare);
  const sha256 = await digest(file).catch(() => null);
  if (mine !== latest || !state.document) return;
  if (!sha256) return answer(zone, 'ko', TEXT.verify_unread, TEXT.verify_again);
  const found = state.document.documents.items.find((each) => each.sha256 === sha256);
  const read = worded(TEXT.verify_read, { file: file.name });
  if (!found) return elsewhere(zone, sha256, read, () => mine === latest && state.document);
  if (!found.current) return answer(zone, 'you', worded(TEXT.verify_old, found), `${found.note}. ${read}`);
  answer(zone, null, worded(TEXT.verify_ours, found), read);
}

// Of no document here it may be one of another dossier of this reader. Who cannot be told so is told what to compare, and nothing of the file.
async function elsewhere(zone, sha256, read, waited) {
  const given = state.example ? null : await call('GET', dossierPath(state.reference, `/known/${sha256}?lang=${TEXT.lang}`)).catch(() => null);
  if (!waited()) return;
  const found = given?.body?.document;
  if (!found) {
    const others = given?.status === 200 || state.example ? TEXT.verify_elsewhere : TEXT.verify_alone;
    return answer(zone, 'you', TEXT.verify_unknown, `${others} ${TEXT.verify_compare} ${read}`);
  }
  answer(zone, found.current ? null : 'you', worded(found.current ? TEXT.verify_other : TEXT.verify_other_old, found), read);
}

async function digest(file) {
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', await file.arrayBuffer()));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
