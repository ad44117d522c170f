// What the API answers to the pages. Made by `make types` of the types that the API answers with; do not edit.

/** The dossier that a link opens. */
export interface Opened { reference: string; }
/** That the request was noted, and nothing of what there is. */
export interface LinkAsked { noted?: boolean; }
/** The whole document; `as_of` where it is read as it was on an earlier day, at the version of then. ordering: what an order is made of, where one can be placed. placed: what may be done with one that was. paying: what the reader may pay. permits: what the reader's link permits. named: what else the dossier is known by, beside our reference. */
export interface CustomerDocument {
  view: 'full';
  version: string;
  lang: 'fr' | 'en';
  reference: string;
  title: string;
  verdict: string[];
  verdict_late: boolean;
  steps: ShownStep[];
  contact: ShownContact;
  as_of: ShownAsOf | null;
  kind: 'offer' | 'order' | 'service';
  customer_reference: string | null;
  customer_reference_hint: string | null;
  for: string;
  lead: string | null;
  lead_lang: 'fr' | 'en' | null;
  todo: ShownTodo;
  deliveries: ShownDeliveries | null;
  reservation: ShownReservation | null;
  details: ShownDetails;
  lines: ShownLine[];
  totals: ShownTotal[];
  comments: string | null;
  comments_lang: 'fr' | 'en' | null;
  history: ShownHistory;
  documents: ShownDocuments;
  files: ShownFile[];
  addresses: ShownAddress[];
  acts: ShownActs;
  ordering: ShownOrdering | null;
  placed: ShownPlaced | null;
  paying: ShownPaying | null;
  permits: string;
  named: ShownFact[];
}
/** One of the steps, in their order; `was` is struck behind the text, `cursor` is where the dossier stands. */
export interface ShownStep {
  key: 'case_check' | 'case_diagnosis' | 'case_quote' | 'case_received' | 'case_repair' | 'case_returned' | 'invoice' | 'order' | 'payment' | 'quote' | 'reception' | 'shipment' | 'supply';
  name: string;
  state: 'active' | 'cancelled' | 'done' | 'lapsed' | 'late' | 'none' | 'off' | 'partial' | 'todo' | 'you';
  spoken: string | null;
  text: string;
  was: string | null;
  cells: ShownCells;
  cursor: 'at' | 'end' | null;
  documents: ShownDocumentLink[];
}
/** How many cells of a step are filled. */
export interface ShownCells { on: number; of: number; }
/** A document: its address once it is there, what to say until then; `title` has its number. */
export interface ShownDocumentLink { entry: number; label: string; title: string; url: string | null; pending: string | null; }
/** Whom to call and write to. */
export interface ShownContact {
  name: string;
  role: string;
  phone: string;
  phone_uri: string;
  hours: string;
  say: string;
  email: string;
  reply: string;
}
/** That the dossier is shown as it was on an earlier day, after an entry. */
export interface ShownAsOf { entry: number; date: string; title: string; after: string; }
/** The one act panel; `then`: what waited on an earlier day, where nothing can be done. others: it waits for somebody of the customer's whose link permits it, unlike the reader's. bank: what was announced is on its way. sums: what an amount is made of, where more than it is due by law. by: the day until which it waits, always there where the seller acts. acts: what opens an act of this page. */
export interface ShownTodo {
  who: 'bank' | 'nobody' | 'others' | 'then' | 'us' | 'you';
  tag: string;
  title: string;
  by: string | null;
  notes: string[];
  amount: string | null;
  late: ShownLate | null;
  sums: ShownTotal[];
  acts: ShownPress[];
  links: ShownWay[];
  bank: ShownBank[];
  document: ShownDocumentLink | null;
}
/** What is late, in amber with its icon; `call` stands behind the text. */
export interface ShownLate { text: string; call: ShownCall | null; }
/** A telephone number as a link. */
export interface ShownCall { text: string; href: string; }
/** A sum below the lines. */
export interface ShownTotal { label: string; value: string; strong: boolean; }
/** A control of the panel that opens an act; above, note: what stands above and below it; `call` stands behind the note. */
export interface ShownPress {
  act: 'case_accept' | 'case_declare' | 'case_refuse' | 'contest' | 'extend' | 'file' | 'forward' | 'iban' | 'keep' | 'number' | 'order' | 'pay' | 'payments' | 'release' | 'repay' | 'request' | 'reserve' | 'rest' | 'transfer' | 'unannounce' | 'withdraw';
  text: string;
  note: string | null;
  above: string | null;
  call: ShownCall | null;
}
/** How an offer is ordered or renewed: a prepared mail, or the telephone. */
export interface ShownWay { kind: 'mail' | 'phone'; text: string; href: string; }
/** A row of the transfer's facts; `copy` is the value as it is copied. */
export interface ShownBank { label: string; value: string; copy: string; }
/** Deliveries of an order, or what is available of an offer. */
export interface ShownDeliveries { title: string; rows: ShownDelivery[]; }
/** A parcel, or what has still to leave. */
export interface ShownDelivery {
  date: string;
  note: string | null;
  text: string;
  was: string | null;
  label: string | null;
  serials: ShownSerials[];
  tracking: ShownTracking | null;
  detail: string | null;
  confirm: ShownConfirm | null;
  late: boolean;
}
/** The serial numbers of a line's pieces in a parcel. */
export interface ShownSerials { name: string; numbers: string[]; }
/** How a parcel is followed; plain text without an address. */
export interface ShownTracking { text: string; url: string | null; }
/** What the page asks about a parcel under way; `due` if it should have arrived by now. `carrier` says for each day of a reception until when the carrier can be told; in `letter` the page fills {date} and {text}. Where goods cross a border no day is known and no letter is given. */
export interface ShownConfirm {
  parcel: number;
  ask: string;
  due: boolean;
  title: string;
  content: string;
  today: string;
  earliest: string;
  carrier: ShownDeadline[];
  letter: string | null;
}
/** What the law asks of who received a damaged parcel on a day. */
export interface ShownDeadline { on: string; text: string; }
/** The days from the reservation to the end of the offer, and what happens on them by itself. */
export interface ShownReservation { title: string; days: ShownScaleDay[]; outlook_title: string; outlook: ShownOutlook[]; }
/** A day of the scale; `mark` where it is one that is named, `beside`: that another name leaves its own no room. */
export interface ShownScaleDay {
  state: 'free' | 'held' | 'past';
  mark: 'end' | 'last' | 'made' | 'today' | null;
  label: string | null;
  text: string | null;
  beside: boolean;
}
/** What happens on a day. */
export interface ShownOutlook { when: string; text: string; }
/** The facts of the offer or order. */
export interface ShownDetails { title: string; facts: ShownFact[]; }
/** A fact; `ref` if it is a number to be copied exactly. */
export interface ShownFact { label: string; value: string; ref: boolean; }
/** A line with its amounts, net. */
export interface ShownLine {
  id: number;
  name: string;
  detail: string;
  quantity: string;
  unit_price: string;
  discount: string | null;
  total: string;
  status: ShownStatus | null;
}
/** Where a line stands; `wait` if it is waited for, `gone` if it was cancelled, or what was left of it. */
export interface ShownStatus { text: string; wait: boolean; gone: boolean; }
/** A page of the history, newest first; `older` is the address of the next one. */
export interface ShownHistory { entries: ShownEntry[]; older: string | null; }
/** An entry of the history; `year` only where it changes, `then` is what the way to the dossier as it was then is called. comment_lang: what the comment is written in, null where it is ours. */
export interface ShownEntry {
  seq: number;
  date: string;
  day: string;
  year: string | null;
  same_day: boolean;
  kind: 'note' | 'step' | 'you';
  title: string;
  by: string | null;
  comment: string | null;
  comment_lang: 'fr' | 'en' | null;
  struck: boolean;
  documents: ShownDocumentLink[];
  then: string | null;
}
/** By what a PDF is verified: the documents, and where money goes. */
export interface ShownDocuments { items: ShownDocument[]; archive: ShownArchive | null; bank: ShownBank[]; }
/** A document of the dossier with its SHA-256 (hexadecimal); `note` says why it is not current. */
export interface ShownDocument {
  entry: number;
  title: string;
  file: string;
  size: string | null;
  sha256: string | null;
  url: string | null;
  pending: string | null;
  current: boolean;
  note: string | null;
}
/** All documents in one file. */
export interface ShownArchive { label: string; url: string; }
/** A file that a customer sent: what it is called, what it is with its size, and what became of it, in words. until: of one that is looked at, when that should be over (UTC); what is heard of no more by then is to be sent again. url: of one that is filed. by: who sent it, and when. */
export interface ShownFile {
  entry: number;
  name: string;
  what: string;
  state: 'checking' | 'filed' | 'refused';
  note: string;
  until: string | null;
  url: string | null;
  by: string;
}
/** A postal address, line by line. */
export interface ShownAddress { title: string; lines: string[]; }
/** What the reader may do; `offer`: with an open offer, `forward`: with invoices, null where there is none. instead: who can do what the reader's link does not permit, null where it permits all. access: whether they see who has access. service: of a service case, null elsewhere. contest: with the invoice that is late, null where none is. */
export interface ShownActs {
  ask: boolean;
  offer: ShownOfferActs | null;
  send_file: boolean;
  forward: ShownForward | null;
  instead: string | null;
  access: boolean;
  service?: ShownServiceActs | null;
  contest?: ShownContest | null;
}
/** What the reader may do with an offer, as its revision stands; an act that is null is not offered. */
export interface ShownOfferActs {
  revision: ShownRevision;
  reserve: ShownReserve | null;
  extend: ShownExtend | null;
  release: ShownRelease | null;
}
/** What a revision of an offer is called, what it comes to and what else holds of it, as it is laid beside another. */
export interface ShownRevision {
  number: number;
  title: string;
  amount: string;
  notes: string[];
  document: ShownDocumentLink | null;
}
/** How pieces are reserved: until a day from `first` to `last`, at the hour of the seller. confirmation: where it is confirmed, None for whom nothing is mailed to. */
export interface ShownReserve {
  above: string;
  lines: ShownKeepable[];
  first: string;
  last: string;
  until: string;
  hour: string;
  hint: string;
  confirmation: string | null;
}
/** A line as it can be reserved: at most `most` pieces of the `of` that were offered. text: where they stand; wait: that this is waited for. note: why fewer can be kept, in a few words, None where all can. */
export interface ShownKeepable {
  line: number;
  name: string;
  sku: string;
  of: number;
  most: number;
  text: string;
  wait: boolean;
  note: string | null;
}
/** How a reservation is extended: in `sentence` stand {until} and {was}, which is struck. */
export interface ShownExtend { sentence: string; until: string; was: string; more: string; button: string; }
/** How reserved pieces are given back. */
export interface ShownRelease { sentences: string[]; button: string; }
/** What is passed on, and to whom; `email`: the billing address's own, null where it has none. will: what happens, with {place} for the address; elsewhere: the same for another address. can: what that link is for. */
export interface ShownForward {
  invoices: ShownForwardable[];
  email: string | null;
  will: string;
  elsewhere: string;
  can: string;
}
/** An invoice that can be passed on; about: what is open on it and until when. wait: that its mail waits for the document. */
export interface ShownForwardable { entry: number; about: string; wait: string | null; }
/** What the reader may do with a case; an act that is null is not offered. */
export interface ShownServiceActs {
  declare: ShownDeclaration | null;
  accept: ShownQuoteAnswer | null;
  refuse: ShownQuoteAnswer | null;
}
/** What a declaration leads to: what happens next, and what the seller does with what is dangerous. */
export interface ShownDeclaration { above: string; will: string[]; }
/** What an answer to the quote of a revision leads to, and the button that gives it. */
export interface ShownQuoteAnswer { revision: number; above: string; will: string[]; button: string; }
/** The number of an invoice that is late; about: what is open on it and since when; will: what follows, in sentences. */
export interface ShownContest { invoice: string; about: string; will: string[]; }
/** What an order from the page is made of; first and last: the days that may be wished for. buyer: in whose name it is placed. billing: where its invoices go. kept: what becomes of pieces that are left. wish: what is said of the day that is wished for. */
export interface ShownOrdering {
  buyer: string;
  lines: ShownPieces[];
  kept: string;
  places: ShownPlace[];
  countries: ShownCountry[];
  billing: string[];
  terms: ShownTerms;
  first: string;
  last: string;
  wish: string;
}
/** A line that can be ordered: at most `most` pieces of the `of` that were offered, all of them. sku: with the price of one. text: where the pieces stand, None where nobody counts them; wait: that this is waited for. */
export interface ShownPieces {
  line: number;
  name: string;
  sku: string;
  of: number;
  most: number;
  text: string | null;
  wait: boolean;
}
/** An address that an order may go to; `default` is the offer's own; label: the customer's name for it, or none. */
export interface ShownPlace { id: string; label: string; lines: string[]; default: boolean; }
/** A country that an order may be sent to, by its ISO 3166-1 code. */
export interface ShownCountry { code: string; name: string; }
/** The general terms: where they are read, and the SHA-256 that an order names. */
export interface ShownTerms { url: string; sha256: string; }
/** What may be done with an order from the page. undo: until when it can be taken back, None where it cannot, or as long as it waits for us; why_not: then why. number: whether the customer's own number may be given. ask: whether a change or the cancellation may be asked for. rest: the offer of what was left. withdraw, asking: what the sheets of taking back and of asking say, None without them. */
export interface ShownPlaced {
  undo: string | null;
  undo_until: string | null;
  why_not: string | null;
  number: boolean;
  ask: boolean;
  rest: string | null;
  withdraw: ShownTakeBack | null;
  asking: string[] | null;
}
/** How an order is taken back: what its sheet is called, and what follows. */
export interface ShownTakeBack { title: string; sentences: string[]; }
/** What the reader may pay, the first due first. version: of what is owed alone, which an act of theirs is held to. begun: payments that were begun and can be paid still. currency: by ISO 4217. warning: what to do about another account; `call` stands behind it. */
export interface ShownPaying {
  version: string;
  currency: string;
  items: ShownPayable[];
  begun: ShownBegun[];
  warning: string;
  call: ShownCall;
}
/** An invoice that is to be paid, or (invoice None) an order before it leaves. pay: what its sheet is called. asked: what is asked today, None where all of it is on its way; figure: the same in figures, as the API takes it. open: all that is open, in figures. terms: until when, for which order. bank: what the transfer says, its amount first. code: where the code is that a bank's application reads, None where banks have none for it, and code_text what it says. reference: what it is paid under, as it is read. ways: to pay online. rest: until when {rest}, which a part leaves, is due. first, last: between which days a transfer that is announced left. */
export interface ShownPayable {
  invoice: string | null;
  title: string;
  pay: string;
  above: string;
  asked: string | null;
  figure: string;
  open: string;
  totals: ShownTotal[];
  terms: string;
  document: ShownDocumentLink | null;
  bank: ShownBank[];
  reference: string;
  code: string | null;
  code_text: string;
  first: string;
  last: string;
  announced: ShownAnnounced | null;
  ways: ShownWayToPay[];
  rest: string;
}
/** A transfer that is awaited, announced by whom, and when; figure: its amount in figures, as the API takes it. */
export interface ShownAnnounced { amount: string; figure: string; on: string; announced: string; }
/** A way to pay online; most: up to how much, in figures, and most_text as it is read. */
export interface ShownWayToPay { method: 'card' | 'debit'; most: string; most_text: string; }
/** What the page says to who comes back from paying, until the bank has answered: panel, verdict, step of payment. invoice: which one is paid, whose row says it too; None before there is one. */
export interface ShownBegun {
  payment: string;
  invoice: string | null;
  todo: ShownTodo;
  verdict: string[];
  step: string;
  lead: string;
}
/** What an old link still shows: steps and dates; no names, amounts or history. */
export interface MaskedDocument {
  view: 'masked';
  version: string;
  lang: 'fr' | 'en';
  reference: string;
  title: string;
  verdict: string[];
  verdict_late: boolean;
  steps: ShownStep[];
  contact: ShownContact;
}
/** The invoices of a dossier, and nothing else of it. version: another one whenever something of this changed. */
export interface InvoicesDocument {
  view: 'invoices';
  version: string;
  lang: 'fr' | 'en';
  reference: string;
  title: string;
  customer_reference: string | null;
  supplier_number: string | null;
  for: string;
  verdict: string[];
  verdict_late: boolean;
  lead: string;
  todo: ShownTodo;
  paying: ShownPaying | null;
  invoices: ShownInvoice[];
  supplier: ShownSupplier;
  documents: ShownInvoiceDocument[];
  contact: ShownContact;
  permits: string;
}
/** An invoice, or what is still to be invoiced; texts are ready to show. late: its day has passed. wait: what waits for the reader. payment: the reference to pay it under, where it is to be paid. */
export interface ShownInvoice {
  name: string;
  note: string | null;
  document: ShownDocumentLink | null;
  due: string;
  state: string;
  state_note: string | null;
  late: boolean;
  who: 'nobody' | 'us' | 'you';
  wait: string;
  payment: ShownBank | null;
  amount: string;
}
/** What accountants keep of a supplier, where money goes, and what to do about another account; `call` is in `warning`. */
export interface ShownSupplier { facts: ShownFact[]; bank: ShownBank[]; warning: string; call: ShownCall; }
/** A document and what it is there for. */
export interface ShownInvoiceDocument { label: string; document: ShownDocumentLink; }
/** The document that a file is, null if it is none of the reader's. */
export interface KnownFile { document: KnownDocument | null; }
/** A document of ours: its dossier, its title, and whether it still holds. */
export interface KnownDocument { reference: string; title: string; current: boolean; }
/** Who has a link, who had one, and whom the reader may let in. share: None where they may not, with `share_note`. shared: how many links end where the reader ends all shared ones. */
export interface AccessDocument {
  version: string;
  lang: 'fr' | 'en';
  reference: string;
  title: string;
  summary: string;
  outside_note: string | null;
  people: ShownPerson[];
  read_note: string;
  removed: ShownRemoved[];
  share: ShownShare | null;
  share_note: string | null;
  shared: number;
  email: string;
  foot: string;
  contact: ShownContact;
}
/** A person with a link in force. can_do: what the link permits. origin, since: who gave it, and when. last_act: what the person did last, never what they read. outside: whether their address is of another domain than the customer's. until: its own last day. about: the link in one sentence. act: what the reader may do with it, None with `why_not` where that is not theirs to do. */
export interface ShownPerson {
  link: string;
  name: string;
  email: string;
  you: boolean;
  scope: 'act' | 'full' | 'invoices' | 'read';
  can_do: string;
  origin: string;
  since: string;
  last_act: string | null;
  last_act_on: string | null;
  outside: boolean;
  until: string | null;
  about: string;
  act: 'remove' | 'replace' | null;
  why_not: string | null;
}
/** A link that opens nothing any more: since when, whose it was, and who took it away. */
export interface ShownRemoved { on: string; who: string; note: string; }
/** What the sheet for a colleague shows; domains: those of the customer's addresses, in small letters, as the wire has them. first, last: between which days a link's own last day may be. */
export interface ShownShare {
  scopes: ShownScope[];
  customer: string;
  domains: string[];
  reading_only: boolean;
  first: string;
  last: string;
  languages: ('fr' | 'en')[];
}
/** What a colleague may be let in for; cannot: what they cannot do with it, button: what it says. */
export interface ShownScope {
  scope: 'act' | 'full' | 'invoices' | 'read';
  label: string;
  hint: string;
  cannot: string;
  button: string;
}
/** The dossier and the version that a customer's act led to: the one that they would read now. */
export interface Done { reference: string; version: string; }
/** Where it is paid, and the version of the dossier. */
export interface CheckoutPage { url: string; version: string; }
/** How many messages of payments came of it: none of what is not ours. */
export interface Heard { messages: number; }
/** To whom a code was mailed, for how many minutes it holds, and how often it may be tried. */
export interface CodeMailed { to: string; email: string; minutes: number; tries: number; }
/** A dry run of an order; an order that names its `figures` is placed for exactly this, or refused. amount: the gross. left: what it leaves; until: to which day that is offered. code: whether a code is mailed first, and why; code_to: whom it is mailed to. consent: what is said of an address that was not on file: the order waits for us then. arrives: by when all of it would be there, None where nobody knows. pay: when it is paid, None where nobody said. undo: until when it can be taken back, undo_until: that moment (UTC), None where we confirm it first. next: what happens next. places: the addresses on file, one of which an order may name; countries: those that it may be sent to. warnings: what may be meant otherwise. */
export interface ShownReview {
  version: string;
  figures: string;
  lines: ShownLine[];
  totals: ShownTotal[];
  amount: string;
  left: ShownLeft[];
  left_note: string | null;
  delivery: ShownAddress;
  code: boolean;
  code_note: string | null;
  code_to: string | null;
  consent: boolean;
  consent_note: string | null;
  arrives: string | null;
  pay: string | null;
  undo: string;
  undo_until: string | null;
  next: string;
  places: ShownPlace[];
  countries: ShownCountry[];
  warnings: string[];
}
/** Pieces of a line that an order leaves, as an offer of their own. */
export interface ShownLeft { name: string; quantity: string; }
/** The entry that announced the file, and where to PUT it within ten minutes, a path of this site with its headers. upload: null for a file that is here already. version: the one that the reader would read now. */
export interface FilePlace { reference: string; version: string; file: number; upload: PresignedUpload | null; }
/** Where to PUT the document within five minutes, with these headers. */
export interface PresignedUpload { url: string; headers: Record<string, string>; }
/** The contact whose link it is. */
export interface AffairsSession { contact: string; }
/** Whether the link that was sent, or none, opens all affairs. */
export interface AffairsOpen { open: boolean; }
/** The open affairs of a contact; `whole` if all of the account's were granted, `closed` if those that ended were counted. */
export interface AffairsDocument {
  lang: 'fr' | 'en';
  title: string;
  customer: string;
  contact: string;
  summary: string;
  yours: string | null;
  groups: ShownGroup[];
  seller: ShownContact;
  whole: boolean;
  closed: number | null;
  cursor: string | null;
}
/** The open affairs in which one side must act; `column` is what the column of what waits is called. */
export interface ShownGroup { who: 'nobody' | 'us' | 'you'; title: string; column: string; rows: ShownAffair[]; }
/** An affair; texts are ready to show. Of an old link's dossier no names, numbers and amounts. cells: the small scale. step_late, wait_late: the note is of a day that has passed, and `call` is the number behind it. token: of the link that the reader has there; null: one is given by POST. terms: what the row is found by, in small letters without accents. */
export interface ShownAffair {
  reference: string;
  customer_reference: string | null;
  reference_note: string | null;
  object: string;
  step: string;
  step_note: string | null;
  step_late: boolean;
  cells: ('' | 'off' | 'on' | 'part')[];
  who: 'nobody' | 'us' | 'you';
  wait: string;
  wait_note: string | null;
  wait_late: boolean;
  call: ShownCall | null;
  total: string | null;
  token: string | null;
  terms: string;
}
/** The affairs that ended, the last to end first. */
export interface ClosedDocument { lang: 'fr' | 'en'; title: string; rows: ShownAffair[]; cursor: string | null; }
/** A page of the instruments of an account; `partial` where the reader sees only those that orders of theirs brought. yours: how many wait for the reader, null where none does or more pages come. */
export interface InstrumentsDocument {
  lang: 'fr' | 'en';
  title: string;
  customer: string;
  summary: string;
  yours: string | null;
  partial: string | null;
  rows: ShownInstrument[];
  support: ShownContact;
  cursor: string | null;
}
/** A row of the list; texts are ready to show. serial, location: null where nothing is known of it. next: the next date of the instrument, with what comes to an end then. case: the open one that waits first, else null. terms: what the row is found by, in small letters without accents. */
export interface ShownInstrument {
  id: string;
  name: string;
  serial: string;
  location: string | null;
  state: string;
  state_note: string | null;
  next: string | null;
  next_note: string | null;
  case: ShownCase | null;
  terms: string;
}
/** A case of an instrument; texts are ready to show. way: to its dossier, null where the reader's link shows it not. */
export interface ShownCase { number: string; state: string; text: string; who: 'nobody' | 'us' | 'you'; way: DossierWay | null; }
/** A way to a dossier that the reader may open; token: of their own link there, null: one is given by POST. */
export interface DossierWay { text: string; reference: string; token: string | null; }
/** The passport of an instrument; texts are ready to show. owned: whether the account of the reader has it today; else it ends with the day on which that was over. todo: the case that waits for the reader, null where none does. older: whether more entries were left out. fault: the sheet in which a fault is described, null of an instrument that is not theirs today. */
export interface PassportDocument {
  lang: 'fr' | 'en';
  id: string;
  title: string;
  name: string;
  serial: string;
  warranty: string | null;
  customer: string;
  owned: boolean;
  verdict: string[];
  lead: string | null;
  todo: ShownCase | null;
  cases: ShownCase[];
  documents: InstrumentDocument[];
  facts: ShownFact[];
  history: ShownLife[];
  fault: ShownFault | null;
  support: ShownContact;
}
/** A document of an instrument; url: where it is read, null while it is being made; note: what it is of. */
export interface InstrumentDocument {
  title: string;
  note: string | null;
  until: string | null;
  label: string;
  url: string | null;
}
/** An entry in the life of an instrument; `year` only where it changes. way: the dossier that it was done in. */
export interface ShownLife {
  date: string;
  day: string;
  year: string | null;
  same_day: boolean;
  kind: 'note' | 'step' | 'you';
  title: string;
  by: string | null;
  comment: string | null;
  struck: boolean;
  way: DossierWay | null;
  documents: InstrumentDocument[];
}
/** What stands on the sheet in which a fault is described: which instrument, and what follows. */
export interface ShownFault { above: string; will: string[]; }
/** The case, the number that people say, and the token of the contact's link to it. */
export interface CaseBegun { reference: string; number: string; token: string; }
/** A statement; its movements are those from the first day to the last, ages and what is open are of the end of the last. whole: whether it is of the account's every dossier. currencies: all that the account has; a statement is in one of them. bank: where a transfer goes, empty where nothing is to be paid. partial: what the reader does not see. */
export interface StatementDocument {
  lang: 'fr' | 'en';
  title: string;
  customer: string;
  first: string;
  last: string;
  today: string;
  verdict: string[];
  late: boolean;
  lead: string;
  partial: string | null;
  ages_title: string;
  ages: ShownAge[];
  open_title: string;
  items: ShownOpenItem[];
  movements_title: string;
  opening_day: string;
  opening: string;
  movements: ShownMovement[];
  closing_day: string;
  closing: string;
  currency: string;
  currencies: string[];
  bank: ShownBank[];
  seller: ShownContact;
  whole: boolean;
}
/** What is to be paid of one age; cells: how many invoices, each a cell of the scale; late: it was due before that day. */
export interface ShownAge { title: string; amount: string | null; note: string; cells: number; late: boolean; }
/** Something that is open at the last day, texts ready to show; an amount with a minus is in the customer's favour. number: of its document, null where it is none. reference: of the dossier that shows it, null of a payment that is kept for the account. token: of the reader's own link there; null: one is given by POST. late: it was due before that day. */
export interface ShownOpenItem {
  number: string | null;
  name: string;
  note: string | null;
  reference: string | null;
  token: string | null;
  due: string | null;
  due_note: string | null;
  late: boolean;
  state: string;
  who: 'nobody' | 'us' | 'you';
  wait: string;
  amount: string;
}
/** A movement of the account: it adds `owed` to what the customer owes, or takes `paid` off; the other one is null. */
export interface ShownMovement {
  on: string;
  day: string;
  number: string | null;
  text: string;
  reference: string | null;
  token: string | null;
  due: string | null;
  owed: string | null;
  paid: string | null;
  balance: string;
}
/** The token of a dossier's link. */
export interface Token { token: string; }
/** A page of parked effects, those parked longest first; `cursor` leads to the next page, null where there is none. */
export interface ParkedEffects { effects: Parked[]; cursor: string | null; }
/** An effect that is left alone: how often it was taken, since when it is parked, and why the last try failed. cause: what that amounts to. reason: the error's type and code, for who administers the house. */
export interface Parked {
  effect: string;
  reference: string;
  entry: number;
  kind: 'acknowledgement' | 'address' | 'address_former' | 'address_new' | 'answer' | 'archive' | 'cancellation' | 'case_accepted' | 'case_closed' | 'case_diagnosis' | 'case_label' | 'case_lapsed' | 'case_loan' | 'case_quote' | 'case_received' | 'case_refused' | 'case_reminder' | 'case_repair' | 'case_returned' | 'case_visit' | 'change_asked' | 'correction' | 'credit' | 'delivery' | 'deposit_asked' | 'digest' | 'document' | 'due_date' | 'erase' | 'extension' | 'fan_out' | 'forwarded_invoice' | 'instrument_import' | 'instruments' | 'invoice' | 'lapse' | 'link' | 'lost_link' | 'news' | 'note' | 'offer' | 'offer_reminder' | 'order' | 'order_change' | 'order_code' | 'order_declined' | 'order_number' | 'order_requested' | 'payment' | 'payment_disputed' | 'payment_failed' | 'payment_released' | 'payment_returned' | 'payment_submitted' | 'product_import' | 'question' | 'reception' | 'refund' | 'refund_came_back' | 'refund_failed' | 'release' | 'rename' | 'render' | 'reservation' | 'reservation_reminder' | 'reversal_aside' | 'role_given' | 'shipment' | 'staff_told' | 'statement_aside' | 'taken_back' | 'task_answer' | 'task_told' | 'tracking' | 'withdrawal';
  contact: string | null;
  tries: number;
  since: string;
  cause: 'address' | 'document' | 'document_waits' | 'fault' | 'mail_itself' | 'mail_service' | 'sending_stopped' | 'service' | 'too_many' | 'worker';
  reason: string;
}
/** What waits; of one owner if it was asked so, but for `owners`, which is of all. sides, matters, owners, days: by side, and of all that is open, each dossier once. undelivered: dossiers with somebody whom mails do not reach. parked: effects that were given up. parked_causes: why, the most frequent first, each once, at most three. tasks: open ones, and those that should have been answered. payments: those to be matched. disputed: those whose payer's bank holds the money until a dispute is closed. A thousand of each are counted at most. */
export interface WorkCounts {
  sides: Record<string, Count>;
  matters: Record<string, Record<string, Count>>;
  owners: Record<string, Record<string, Count>>;
  days: Record<string, DayCount[]>;
  undelivered: number;
  parked: number;
  parked_causes: ('address' | 'document' | 'document_waits' | 'fault' | 'mail_itself' | 'mail_service' | 'sending_stopped' | 'service' | 'too_many' | 'worker')[];
  tasks: Count;
  payments: number;
  disputed: number;
}
/** How many there are, and how many of them should have been done by now. */
export interface Count { count: number; late: number; }
/** How many stand under a day: until which they were put aside, else by which they are due; late: of those, past due. */
export interface DayCount { day: string; count: number; late: number; }
/** A problem (RFC 9457). `version` is the one of today, where that is the problem; what the gateway answers has no detail. since: what came since the version that a colleague saw; no customer is told. */
export interface ProblemDetails {
  type: string;
  title: string;
  status: number;
  detail?: string;
  version?: number | string;
  errors?: WrongPart[];
  since?: Meanwhile[];
}
/** One thing that is wrong: the field or header, why, and what to do. */
export interface WrongPart { field: string; detail: string; fix: string; }
/** An entry in words, when it was made (UTC) and by whom; who: null where it happened by itself. */
export interface Meanwhile { seq: number; at: string; who: string | null; text: string; comment: string | null; }
