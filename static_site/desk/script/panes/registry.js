import { changeOrder } from './change-order.js';
import { billCase, closeCase, declaration, diagnose, giveLabel, partHere, visit } from './case-panes.js';
import { quoteAccepted, quoteRefused, quoteRepair } from './case-quote-panes.js';
import { beginRepair, finishCheck, finishRepair, lend, sendBack, takeBack } from './case-repair-panes.js';
import { credit } from './credit-pane.js';
import { book, due, invoice } from './invoice-panes.js';
import { noteRefundBack, noteReturned, release as releasePayment } from './freed-payments.js';
import { deposit, move, paid, payment, refund } from './payment-panes.js';
import { assign, correctAddress, correctContact } from './people-panes.js';
import { announce } from './announce-delivery.js';
import { askDeposit } from './ask-deposit.js';
import { answer, closeQuestion } from './answer-question.js';
import { acknowledge, cancel, confirm, decline, place, withdraw } from './order-panes.js';
import { allocate, order, receive } from './supply-panes.js';
import { correctShipment } from './correct-shipment.js';
import { deliveryNote, ship } from './ship.js';
import { invite } from './invite.js';
import { keep, release } from './keep-pieces.js';
import { mailDocument, removeFile, revoke, revokeAll } from './access-panes.js';
import { news, note, question, received } from './word-panes.js';
import { putAside, strike, takeUp } from './aside-panes.js';

/** @import { Pane } from '../../staff.js' */

/**
 * Every act of the desk, by the command that it gives first: how its pane is made of the dossier.
 * @type {Record<string, Pane>}
 */
const PANES = {
  acknowledge,
  add_note: note,
  allocate_payment: payment,
  allocate_stock: allocate,
  announce_delivery: announce,
  answer_question: answer,
  ask_deposit: askDeposit,
  assign,
  bill_case: billCase,
  book_invoice: book,
  cancel_order: cancel,
  change_due_date: due,
  change_order: changeOrder,
  close_case: closeCase,
  close_question: closeQuestion,
  confirm_order: confirm,
  correct_address: correctAddress,
  correct_contact: correctContact,
  correct_shipment: correctShipment,
  create_delivery_note: deliveryNote,
  credit,
  decline_order: decline,
  diagnose_case: diagnose,
  finish_check: finishCheck,
  finish_repair: finishRepair,
  give_return_label: giveLabel,
  invite_contact: invite,
  issue_invoice: invoice,
  keep_pieces: keep,
  lend_instrument: lend,
  mail_document: mailDocument,
  mark_paid: paid,
  mark_received: received,
  move_payment: move,
  order_supply: order,
  place_order: place,
  plan_case_visit: visit,
  promise_news: news,
  put_aside: putAside,
  quote_repair: quoteRepair,
  receive_part: partHere,
  receive_supply: receive,
  record_acceptance: quoteAccepted,
  record_declaration: declaration,
  record_deposit: deposit,
  record_question: question,
  record_refund_back: noteRefundBack,
  record_refusal: quoteRefused,
  refund,
  release_payment: releasePayment,
  release_pieces: release,
  remove_file: removeFile,
  return_part: sendBack,
  return_payment: noteReturned,
  revoke_all_links: revokeAll,
  revoke_link: revoke,
  ship,
  start_repair: beginRepair,
  strike_entry: strike,
  take_loan_back: takeBack,
  take_up: takeUp,
  void_offer: withdraw,
};

/**
 * Gives the pane of a command, null where it has none.
 * @param {string} command
 */
export const paneOf = (command) => PANES[command] ?? null;
