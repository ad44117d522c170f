import { get, post } from 'desk';
import * as TEXT from 'texts';

/** @import { Answer, Body, Context, StaffDossier, Spec } from '../../staff.js' */

/**
 * What became of a pane's commands. done: how many of them are written, with the entry that each began.
 * people: who else wrote meanwhile, where that stopped it.
 * @typedef {{ done: { entry: number, answer: Answer }[], failed: Answer | null, moved: StaffDossier | null }} Outcome
 */

/** @typedef {{ reference: string, version: number, undo_until?: string | null }} Written */

const SYSTEM = 'system';
const RESENT = 5;

/**
 * Sends what a pane asks for, one command after the other, and goes on where an earlier try ended.
 * Each is held to the version that was seen; where only the system wrote meanwhile it is sent again at once.
 */
export class Commit {
  /**
   * @param {Context} context
   * @param {Spec} spec
   */
  constructor(context, spec) {
    this.context = context;
    this.spec = spec;
    this.key = crypto.randomUUID();
    this.version = context.dossier.version;
    /** @type {{ entry: number, answer: Answer }[]} */
    this.done = [];
    /** @type {string[]} */
    this.written = [];
  }

  /**
   * Takes a newer version as seen.
   * @param {number} version
   */
  accept(version) {
    this.version = version;
  }

  /**
   * Sends what is not written yet. What is written stays as it was typed then: where it was typed otherwise since, nothing goes, and that is said.
   * @param {Body[]} bodies
   * @returns {Promise<Outcome>}
   */
  async send(bodies) {
    if (this.written.some((sent, index) => sent !== JSON.stringify(bodies[index]))) return { done: this.done, failed: { status: 409, ok: false, body: null, version: null, problem: { detail: TEXT.part_is_written } }, moved: null };
    while (this.done.length < bodies.length) {
      const body = bodies[this.done.length];
      if (!body) break;
      const answer = await this.#one(body);
      if (answer.status === 412) {
        const moved = await this.#moved();
        return { done: this.done, failed: answer, moved };
      }
      if (!answer.ok) return { done: this.done, failed: answer, moved: null };
      this.done.push({ entry: this.version + 1, answer });
      this.written.push(JSON.stringify(body));
      this.version = /** @type {Written} */ (answer.body).version;
    }
    return { done: this.done, failed: null, moved: null };
  }

  /**
   * Sends a command, and again as long as nobody but the system wrote in between.
   * @param {Body} body
   * @returns {Promise<Answer>}
   */
  async #one(body) {
    const path = `${this.context.base}/${this.spec.route ?? 'commands'}`;
    for (let turn = 0; ; turn += 1) {
      const answer = await post(path, { ...body, hold_mails: true }, { key: `${this.key}-${this.done.length}`, version: this.version });
      if (answer.status !== 412 || turn === RESENT) return answer;
      const now = await this.#read();
      if (!now || byPeople(now, this.version)) return answer;
      this.version = now.version;
    }
  }

  async #moved() {
    return this.#read();
  }

  /** @returns {Promise<StaffDossier | null>} */
  async #read() {
    const { ok, body } = await get(this.context.base);
    return ok ? /** @type {StaffDossier} */ (body) : null;
  }
}

/**
 * Says whether somebody wrote after a version; so it is taken where the entries that were read do not go back that far.
 * @param {StaffDossier} dossier
 * @param {number} version
 */
export function byPeople({ entries, version: now }, version) {
  const since = entries.filter(({ seq }) => seq > version);
  return since.length < now - version || since.some(({ origin }) => origin.actor.kind !== SYSTEM);
}

/**
 * Gives the entries that people wrote after a version, the oldest first.
 * @param {StaffDossier} dossier
 * @param {number} version
 */
export const peopleSince = ({ entries }, version) => entries.filter(({ seq, origin }) => seq > version && origin.actor.kind !== SYSTEM).map(({ seq }) => seq).toReversed();
