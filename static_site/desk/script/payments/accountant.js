import { may } from 'desk';

/** Says whether the reader puts payments against invoices: accountants do. */
export const isAccountant = () => may('allocate_payment');
