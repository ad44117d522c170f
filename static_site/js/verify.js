import { byId, worded } from './dom.js';
import { answer } from './form.js';
import { state } from './state.js';
import { TEXT } from './texts.js';

let latest = 0;

// A PDF chosen or dropped is compared with the dossier's documents by its SHA-256, in the browser: it is sent nowhere.
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
  if (!crypto.subtle) return answer(zone, 'you', TEXT.verify_cannot, TEXT.verify_call);
  const sha256 = await digest(file).catch(() => null);
  if (mine !== latest || !state.document) return;
  if (!sha256) return answer(zone, 'ko', TEXT.verify_unread, TEXT.verify_again);
  const found = state.document.documents.items.find((each) => each.sha256 === sha256);
  const read = worded(TEXT.verify_read, { file: file.name });
  if (!found) return answer(zone, 'ko', TEXT.verify_unknown, `${TEXT.verify_call} ${read}`);
  if (!found.current) return answer(zone, 'you', worded(TEXT.verify_old, found), `${found.note}. ${read}`);
  answer(zone, null, worded(TEXT.verify_ours, found), read);
}

async function digest(file) {
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', await file.arrayBuffer()));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
