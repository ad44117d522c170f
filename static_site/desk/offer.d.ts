// What the page of a new offer holds while it is composed, and reads of the staff API.

import type { Words } from './stock.js';
import type { Mail } from './staff.js';

export interface Address { lines: string[]; postcode: string; city: string; country: string; siren?: string; siret?: string; vat?: string; email?: string; service?: string; electronic?: string; latin?: string[]; }
export interface Person { id: string; name: string; email: string; language: string; }
export interface Customer { account: string; name: string; fresh: boolean; contacts: Person[]; addresses: { label: string; address: Address }[]; hold: string | null; }
export interface FoundAccount { account: string; customer: string; contacts: string[]; open: number; }
export interface OfferLine {
  id: number; sku: string; name: Words | null; free: boolean; quantity: string; price: string; priced: boolean; discount: string; lead: string; vat: string;
  detail: string; kept: Record<string, unknown> | null; net: string | null; available: number | null; next: NextArrival | null; goods: boolean;
}
export interface Draft {
  customer: Customer | null; contact: string; person: { name: string; email: string; language: string }; owner: string; deputy: string;
  delivery: Address | null; billing: Address | null; same: boolean; lines: OfferLine[]; validUntil: string; freight: 'none' | 'rules' | 'amount'; freightAmount: string;
  discount: string; note: string; revises: { reference: string; version: number; body: Record<string, unknown>; to: string } | null; key: string;
}
export interface NextArrival { on: string; quantity: number; }
export interface RehearsedLine { sku: string; unit_price: string; list_price?: string | null; net: string; available?: number | null; next_arrival?: NextArrival | null; lead_days?: number | null; leaves_in?: number | null; agreed?: boolean; }
export interface Figures { currency: string; lines: RehearsedLine[]; rates: { vat_category: string; vat_rate: string; net: string; vat: string }[]; freight: string; net: string; gross: string; }
export interface Rehearsed { version: number; offer: Figures | null; mails: Mail[]; notices: { text: string }[]; }
