const STEPS = { ArrowDown: 1, ArrowUp: -1, Home: -Infinity, End: Infinity };

const ways = (list) => [...list.querySelectorAll('.day')];

// The ways to other days are one stop of the Tab key, or they would stand before all that follows them; the arrows go from one to the next.
export function rove(list) {
  list.addEventListener('focusin', ({ target }) => target.matches('.day') && stopAt(list, target));
  list.addEventListener('keydown', (event) => {
    const all = ways(list);
    const at = all.indexOf(event.target);
    if (at < 0 || !(event.key in STEPS)) return;
    event.preventDefault();
    all[Math.min(Math.max(at + STEPS[event.key], 0), all.length - 1)].focus();
  });
}

export function stopAt(list, chosen = null) {
  const all = ways(list);
  const stop = chosen ?? all.find((way) => way.tabIndex === 0) ?? all[0];
  for (const way of all) way.tabIndex = way === stop ? 0 : -1;
}
