import { announce, go, writing, written } from 'desk';
import { element } from '../../../shared/script/dom.js';
import { Commit } from './commit.js';
import { showConflict } from './conflict.js';
import { drawField, hinders } from './pane-fields.js';
import { paneDialog } from './pane-dialog.js';
import { laidOut } from './pane-rows.js';
import { clearMessage, markWrong, promiseOf, showFailure, showMessage } from './pane-messages.js';
import { following, moveOn } from './moving-on.js';
import { Rehearsal } from './rehearsal.js';
import { committed } from './after-commit.js';
import * as TEXT from 'texts';

/** @import { Context, Spec, Values } from '../../staff.js' */
/** @import { Outcome } from './commit.js' */
/** @import { DrawnField } from './pane-fields.js' */

/**
 * What the dossier's page does for a pane. onDone: called once all is written. onAfter: with the customer's document as it would be, null where nobody knows. onMoved: once the dossier is another one.
 * @typedef {{ onDone: () => void, onAfter: (document: import('../../staff.js').CustomerDocument | null) => void, onMoved: () => void }} PanePage
 */

/**
 * What was typed into panes that were closed without their act, by dossier and act: it is there when one is opened again.
 * @type {Map<string, Values>}
 */
const drafts = new Map();

/** @type {OpenedPane | null} */
let opened = null;

// Nothing is stored on the device, so that leaving the page would take away what is typed: the browser asks first.
addEventListener('beforeunload', (event) => {
  if (opened?.typed) event.preventDefault();
});

/** Gives the pane that is open. */
export const openedPane = () => opened;

/**
 * Opens a pane over the two columns right of what the customer reads.
 * @param {Context} context
 * @param {Spec} spec
 * @param {PanePage} page
 */
export function openPane(context, spec, page) {
  closePane();
  opened = new OpenedPane(context, spec, page);
  opened.show();
  return opened;
}

/** Closes the pane that is open; what was typed is kept for the next time. */
export function closePane() {
  opened?.close();
}

/** A pane while it is open. */
export class OpenedPane {
  /**
   * @param {Context} context
   * @param {Spec} spec
   * @param {PanePage} page
   */
  constructor(context, spec, page) {
    this.context = context;
    this.spec = spec;
    this.page = page;
    this.commit = new Commit(context, spec);
    this.busy = false;
    this.draft = `${context.reference}/${context.act.act}/${context.parameter}`;
    /** @type {DrawnField[]} */
    this.fields = spec.fields.map((field) => drawField(field, () => this.changed(), (name, value) => this.set(name, value)));
    this.result = element('div', { 'data-result': true });
    this.note = element('div', { class: 'warn', hidden: true });
    this.form = element('form', { class: 'pane__f', id: 'pane-form', novalidate: true }, this.result, ...laidOut(this.fields), this.note);
    this.side = element('div', { class: 'pane__p' });
    this.button = element('button', { class: 'btn btn--l', type: 'submit', form: 'pane-form' });
    this.foot = element('p', {});
    this.dialog = paneDialog(this);
    this.rehearsal = new Rehearsal(this);
  }

  /** Shows it with the first field focused, and with what was typed before it was closed the last time. */
  show() {
    document.body.append(this.dialog);
    const typed = drafts.get(this.draft);
    if (typed) for (const { field, writes } of this.fields) if (field.name in typed && field.kind !== 'custom') writes(typed[field.name]);
    this.#update();
    this.dialog.showModal();
    this.#first()?.focus();
    this.rehearsal.ask(0);
  }

  #first() {
    return this.fields.find(({ field, node }) => !node.hidden && field.kind !== 'fact') ?? { focus: () => this.button.focus() };
  }

  /**
   * Gives what the fields say; those that are not asked say nothing.
   * @returns {Values}
   */
  values() {
    return Object.fromEntries(this.fields.map(({ field, node, reads }) => [field.name, node.hidden ? null : reads()]));
  }

  /**
   * Writes a field.
   * @param {string} name
   * @param {unknown} value
   */
  set(name, value) {
    this.fields.find(({ field }) => field.name === name)?.writes(value);
    this.changed();
  }

  /** Follows what was typed. */
  changed() {
    this.typed = true;
    this.#update();
    this.rehearsal.ask();
  }

  /** Shows anew what follows from what was read meanwhile. */
  refresh() {
    if (this.busy) return;
    this.#update();
    for (const drawn of this.fields) if (drawn.field.kind === 'custom' && hinders(drawn) === null) drawn.wrong(null);
  }

  #update() {
    const { spec } = this;
    const values = this.values();
    for (const { field, node } of this.fields) if (field.when) node.hidden = !field.when(values);
    for (const { follows } of this.fields) follows?.();
    const note = [spec.note?.(values), spec.warning].filter(Boolean).join(' ');
    this.note.hidden = !note;
    if (note) showMessage(this.note, note);
    this.foot.textContent = promiseOf(this, values);
    this.button.replaceChildren(spec.button(values), ' ', element('kbd', {}, TEXT.commit_keys));
  }

  /** Says below the fields what is missing, and goes to the first. */
  #complete() {
    const wrong = this.fields.filter((drawn) => {
      const why = hinders(drawn);
      drawn.wrong(why);
      return why !== null;
    });
    wrong[0]?.focus();
    return wrong.length === 0;
  }

  /** Sends the act. */
  async submit() {
    if (this.busy) return;
    clearMessage(this.result);
    if (!this.#complete()) {
      announce(TEXT.incomplete);
      return;
    }
    const { spec } = this;
    const values = this.values();
    const bodies = spec.commands(values);
    this.#wait(true);
    this.rehearsal.stop();
    writing(this.context.reference, spec.title);
    const sending = this.commit.send(bodies);
    const next = following(this);
    if (next !== null) {
      await moveOn(this, next, sending, ({ done }) => committed(this, values, done, true));
      return;
    }
    const outcome = await sending;
    this.#wait(false);
    if (outcome.failed) written(this.context.reference, null);
    if (opened !== this) return;
    if (outcome.failed) return void this.#refused(outcome);
    this.hide();
    committed(this, values, outcome.done, false);
  }

  /**
   * Shows why nothing was written, or not all; what was typed is there.
   * @param {Outcome} outcome
   */
  async #refused({ done, failed, moved }) {
    this.rehearsal.ask();
    if (!failed) return;
    if (failed.status === 412 && moved) await showConflict(this, moved, this.spec.button(this.values()));
    else {
      showFailure(this, failed, done.length);
      markWrong(this.fields, failed);
    }
  }

  /** Takes it off the page, as it is: its act is written, or is being written. */
  hide() {
    drafts.delete(this.draft);
    this.#end();
    this.page.onDone();
  }

  /**
   * Shows it again, as it was typed, with what became of its act.
   * @param {PanePage} page
   * @param {Outcome} outcome
   */
  back(page, outcome) {
    closePane();
    opened = this;
    this.page = page;
    this.#wait(false);
    this.show();
    this.#refused(outcome);
  }

  /** @param {boolean} busy */
  #wait(busy) {
    this.busy = busy;
    this.dialog.toggleAttribute('data-busy', busy);
    if (busy) {
      this.button.setAttribute('aria-busy', 'true');
      announce(TEXT.is_written);
    } else this.button.removeAttribute('aria-busy');
    this.button.replaceChildren(busy ? TEXT.is_written : this.spec.button(this.values()), ' ', element('kbd', {}, TEXT.commit_keys));
  }

  /** Closes it for its user, who goes back to the dossier. */
  leave() {
    this.close();
    if (this.commit.done.length) this.page.onMoved();
    go(`#/${this.context.reference}`);
  }

  /** Closes it; what was typed is kept. */
  close() {
    if (this.commit.done.length) drafts.delete(this.draft);
    else if (this.typed) drafts.set(this.draft, this.values());
    this.#end();
  }

  #end() {
    if (opened === this) opened = null;
    this.rehearsal.stop();
    this.dialog.close();
    this.dialog.remove();
    this.page.onAfter(null);
  }
}
