// What the open page knows. Nothing of it is stored anywhere.
export const state = {
  example: false,
  reference: null,
  at: 0,
  document: null,
  etag: null,
  read: '',
  checked: 0,
};
