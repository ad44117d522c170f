export { openPalette } from './palette/palette.js';
