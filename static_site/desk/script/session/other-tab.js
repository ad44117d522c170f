/**
 * A session that is over is begun again in another tab, so that what was typed here stays. That tab hands the code over, which is good
 * for nothing without the verifier: it never leaves this page's memory.
 */
import { element } from '../../../shared/script/dom.js';
import { makeProof } from './proof.js';
import { Refused } from './tokens.js';
import * as TEXT from 'texts';

/** @import { Proof } from './proof.js' */
const CHANNEL = 'sign-in';
/** Milliseconds that another tab has to say that it takes a code. */
const PATIENCE = 1000;

/**
 * Shows that the session is over, and waits until staff have signed in again.
 * @param {(proof: Proof) => Promise<string>} authorizeAddress
 * @param {(code: string, verifier: string) => Promise<void>} redeem
 */
export async function signInElsewhere(authorizeAddress, redeem) {
  const proof = makeProof();
  const dialog = overDialog(await authorizeAddress(proof));
  const channel = new BroadcastChannel(CHANNEL);
  try {
    await new Promise((resolve) => {
      channel.addEventListener('message', async ({ data }) => {
        if (data.state !== proof.state || !data.code) return;
        channel.postMessage({ taken: proof.state });
        await redeem(data.code, proof.verifier).then(resolve, (error) => dialog.tell(error instanceof Refused ? TEXT.over_other : TEXT.over_failed));
      });
    });
  } finally {
    channel.close();
    dialog.close();
  }
}

/**
 * Hands a code to the tab that asked for it; says whether one took it.
 * @param {{ code: string | null, state: string }} answer
 * @returns {Promise<boolean>}
 */
export function handOver({ code, state }) {
  const channel = new BroadcastChannel(CHANNEL);
  return new Promise((/** @type {(taken: boolean) => void} */ resolve) => {
    channel.addEventListener('message', ({ data }) => { if (data.taken === state) resolve(true); });
    setTimeout(() => resolve(false), PATIENCE);
    channel.postMessage({ code, state });
  }).finally(() => channel.close());
}

/** Tells the desk's other tabs of this browser that staff sign out. */
export function tellSignedOut() {
  const channel = new BroadcastChannel(CHANNEL);
  channel.postMessage({ out: true });
  channel.close();
}

/**
 * Does something once staff sign out in another tab.
 * @param {() => unknown} act
 */
export function onSignedOut(act) {
  new BroadcastChannel(CHANNEL).addEventListener('message', ({ data }) => { if (data.out) act(); });
}

/** @param {string} address */
function overDialog(address) {
  const told = element('p', { role: 'status' });
  const link = element('a', { class: 'btn', href: address, target: '_blank', rel: 'noopener' }, TEXT.over_press);
  const form = element('form', { method: 'dialog' }, element('h2', { id: 'over-title' }, TEXT.over), element('p', {}, TEXT.over_text), told, element('div', { class: 'buttons' }, link));
  const dialog = element('dialog', { class: 'form-dialog', 'aria-labelledby': 'over-title' }, form);
  // Escape would leave the page without a session and without a word.
  dialog.addEventListener('cancel', (event) => event.preventDefault());
  document.body.append(dialog);
  dialog.showModal();
  return {
    /** @param {string} text */
    tell: (text) => { told.textContent = text; },
    close: () => {
      // Closed before it goes, so that the field where staff were has the focus again.
      dialog.close();
      dialog.remove();
    },
  };
}
