/** What scripts that are loaded later have of the desk's page: they import it as `desk`. */
export { announce } from '../../shared/script/announcer.js';
export { byId, clicked, element, find, foreignLang, format, icon, query, renderPart, required } from '../../shared/script/dom.js';
export { chooseNone, currentRow, onPicked, picked, wantedRows } from './day/current-row.js';
export { saveView, viewsOf } from './day/saved-views.js';
export { hashOfView, nameOfView } from './day/view.js';
export { neighbours, writing, written } from './day/list-position.js';
export { waitOf } from './day/rows.js';
export { spanGroups } from './day/worklist.js';
export { actHash, lastAct, mini } from './day/worklist-row.js';
export { initialsOf } from './shell/account-menu.js';
export { dayOf, daysAfter, daysBetween, localDay, longDayOf, timeOf, weekdayOf } from './shell/dates.js';
export { labelledKeys, setKeys } from './shell/keys.js';
export { startLoading } from './shell/loading.js';
export { colleague, may, me, present, readMe } from './shell/me.js';
export { go, openPlace, place, reread, showWords } from './shell/router.js';
export { get, getFile, newKey, post, why, withoutCommands } from './shell/staff-api.js';
export { showRead, tell } from './shell/status-line.js';
