import { post, withoutCommands } from 'desk';
import { element } from '../../../shared/script/dom.js';
import { asSentence } from '../dossier/as-sentence.js';
import { mailPreview } from './mail-preview.js';
import { hinders } from './pane-fields.js';
import * as TEXT from 'texts';

/** @import { OpenedPane } from './pane.js' */
/** @import { ProblemDetails, Rehearsed, Values } from '../../staff.js' */

const AFTER_TYPING = 300;
const LEAST_MARKED = 4;

/** Asks what an act would do, a moment after typing, and shows its mail and the customer's page after it. Nothing is written by it. */
export class Rehearsal {
  /** @param {OpenedPane} pane */
  constructor(pane) {
    this.pane = pane;
    this.turn = 0;
    this.timer = 0;
    this.asked = new AbortController();
  }

  /** @param {number} [after] milliseconds */
  ask(after = AFTER_TYPING) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.#ask(), after);
  }

  /** Forgets what is still to be answered: an act that is written has no use for it. */
  stop() {
    clearTimeout(this.timer);
    this.turn += 1;
    this.asked.abort();
  }

  /** Says that what is asked for is coming: beside an empty half nobody knows what to wait for. */
  #coming() {
    const { side } = this.pane;
    if (!side.childElementCount) side.append(element('p', { class: 'note-s', role: 'status' }, TEXT.preview_coming));
  }

  async #ask() {
    const { pane } = this;
    const { spec, side } = pane;
    const turn = (this.turn += 1);
    this.asked.abort();
    this.asked = new AbortController();
    const { signal } = this.asked;
    const values = pane.values();
    if (spec.aside) this.#coming();
    const aside = spec.aside ? await spec.aside(values, { context: pane.context, values: () => pane.values(), set: (name, value) => pane.set(name, value), changed: () => pane.changed() }) : null;
    if (turn !== this.turn) return;
    if (aside) {
      side.replaceChildren(aside);
      pane.refresh();
    }
    const bodies = spec.rehearse ? [spec.rehearse(values)] : spec.commands(values);
    if (spec.silent || !bodies.length || bodies.some((body) => body === null)) return;
    if (lacking(pane, values)) {
      if (!aside) side.replaceChildren(...unready(null));
      pane.page.onAfter(null);
      return;
    }
    if (!aside) this.#coming();
    const answer = await post(`${pane.context.base}/rehearsal?lang=${TEXT.lang}`, bodies.length === 1 ? (bodies[0] ?? {}) : { commands: bodies }, { signal }).catch(() => null);
    if (turn !== this.turn || !answer) return;
    const rehearsed = answer.ok ? /** @type {Rehearsed} */ (answer.body) : null;
    pane.page.onAfter(rehearsed?.document ?? null);
    if (aside) return;
    if (rehearsed) side.replaceChildren(...mailPreview(rehearsed, typed(values)), ...rehearsed.notices.map(({ text }) => element('p', { class: 'note-s' }, withoutCommands(text))));
    else side.replaceChildren(...unready(answer.problem));
  }
}

/**
 * Says whether something is still to be written without which the API could say nothing; a reason may come last.
 * @param {OpenedPane} pane
 * @param {Values} values
 */
const lacking = ({ context, fields }, values) => context.act.asks.some((name) => name in values && !values[name]) || fields.some((drawn) => drawn.field.name !== 'comment' && hinders(drawn) !== null);

/**
 * Gives what was typed, to be marked in the mail: words of some length.
 * @param {Values} values
 */
const typed = (values) => Object.values(values).flatMap((value) => (typeof value === 'string' && value.length >= LEAST_MARKED && !/^\d{4}-\d\d-\d\d$/.test(value) ? [value] : []));

/**
 * Says why there is no mail to be seen yet.
 * @param {ProblemDetails | null} problem
 */
const unready = (problem) => [element('h3', {}, element('span', {}, TEXT.customer_gets)), element('p', { class: 'note-s' }, problem?.detail ? asSentence(problem.detail) : TEXT.preview_later)];
