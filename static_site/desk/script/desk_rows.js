export * from './rows/row-tools.js';
