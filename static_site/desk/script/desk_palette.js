export { followPalette } from './palette/palette.js';
