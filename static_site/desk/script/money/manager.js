import { me } from 'desk';

/** Says whether the reader keeps the catalogue and its stock: managers do. */
export const isManager = () => me().roles.includes('manager');
