"""What decides on the colours of a text: axe says the same of two texts of one sight, so that it is asked once."""

SIGHTS = """(within) => {
  const kept = new Map(), sights = new Map();
  const style = (node) => {
    if (!kept.has(node)) kept.set(node, getComputedStyle(node));
    return kept.get(node);
  };
  const paints = new Map();
  const paint = (node) => {
    if (!paints.has(node)) {
      const { backgroundColor, backgroundImage, opacity, mixBlendMode, filter, clip, clipPath, overflow } = style(node);
      const replaced = node.matches('img, svg, canvas, video, object, iframe') ? node.tagName : '';
      const plain = /^rgba\\(.*, 0\\)$/.test(backgroundColor) && backgroundImage === 'none' && !replaced;
      const around = [opacity, mixBlendMode, filter, clip, clipPath, overflow]
        .map((each) => (/^(1|normal|none|auto|visible)$/.test(each) ? '' : each)).join('');
      const drawn = ['::before', '::after'].map((part) => getComputedStyle(node, part))
        .filter(({ content }) => content !== 'none').map((part) => part.backgroundColor + part.backgroundImage + part.position);
      paints.set(node, [plain ? '' : backgroundColor + backgroundImage + replaced, around + drawn]);
    }
    return paints.get(node);
  };
  const box = (node) => node.getBoundingClientRect();
  const fields = 'input, select, textarea';
  const all = [...document.querySelectorAll(within ? `${within}, ${within} *` : 'body *')]
    .filter((node) => node.matches(fields) || node.checkVisibility({ visibilityProperty: true }));
  const layers = all.filter((node) => paint(node)[0]).map((node) => [node, box(node), style(node).position + style(node).zIndex]);
  const chain = (node) => {
    const above = [];
    for (let each = node; each; each = each.parentElement) above.push(paint(each).join(';'));
    return above.filter((each) => each !== ';').join('>');
  };
  const add = (rule, words, node) => {
    let [high, low] = [0xdeadbeef, 0x41c6ce57];
    for (const sign of words.join('|')) {
      const code = sign.codePointAt(0);
      high = Math.imul(high ^ code, 2654435761);
      low = Math.imul(low ^ code, 1597334677);
    }
    const sight = ((high >>> 0) % 2 ** 19 * 2 ** 32 + (low >>> 0)) * 2 + rule;
    if (!sights.has(sight)) sights.set(sight, []);
    sights.get(sight).push(node);
  };
  for (const node of all) {
    const words = [...node.childNodes].map((child) => (child.nodeType === 3 ? child.data.trim() : '')).join('');
    const letters = Math.min(2, words.length);
    const { color, fontSize, fontWeight, textShadow, position } = style(node), own = box(node);
    const place = [position, Math.min(own.width, own.height) < 2, own.right < 0 || own.bottom + scrollY < 0];
    if (letters || node.matches(fields)) {
      const beside = layers.filter(([layer, { left, right, top, bottom }]) => left < own.right && right > own.left
        && top < own.bottom && bottom > own.top && !layer.contains(node)).map(([layer, , where]) => paint(layer)[0] + where);
      const off = Boolean(node.closest(':disabled, [aria-disabled=true], [inert]') ?? node.closest('label')?.control?.disabled);
      const seen = [color, fontSize, fontWeight, textShadow, place, off, node.type, letters];
      add(0, [...seen, chain(node), [...new Set(beside)].sort()], node);
    }
    if (node.matches('a[href], [role=link]')) {
      let block = node.parentElement;
      while (block !== document.body && style(block).display.startsWith('inline')) block = block.parentElement;
      const [mine, its] = [style(node), style(block)].map((one) => [one.color, one.fontSize, one.fontWeight, one.fontStyle,
        one.fontFamily, one.textDecorationLine, one.borderStyle, one.borderWidth, one.borderColor, one.outlineStyle].join());
      const links = [...block.querySelectorAll('a, button, [role]')].filter((each) => !each.parentElement.closest('a, button'));
      const around = links.reduce((text, { textContent }) => text.replace(textContent, ''), block.textContent).trim() !== '';
      add(1, [mine, its, around, Boolean(node.textContent.trim()), place, chain(node), style(node).display], node);
    }
  }
  return sights;
}"""
"""The texts and links that are drawn, by the number of their sight: even for a text, odd for a link.

The sight of a text is its own colour and size, what it stands on, and what else is drawn where it is.
That of a link has what tells it from the text around it.
"""
TIGHT = """(within) => {
  const all = [...document.querySelectorAll(within ? `${within} *` : 'body *')]
    .filter((node) => node.checkVisibility({ visibilityProperty: true }));
  const scrolls = all.filter((node) => node.scrollWidth > node.clientWidth || node.scrollHeight > node.clientHeight)
    .filter((node) => /auto|scroll/.test(getComputedStyle(node).overflow));
  const plain = ['row', 'table', 'list', 'listitem', 'cell', 'group', 'status', 'rowgroup', 'columnheader', 'rowheader'];
  const role = `[role]:not(${plain.map((each) => `[role=${each}]`).join()})`;
  const controls = `a, area, button, input, select, textarea, summary, [contenteditable], ${role}`;
  const held = all.filter((node) => node.matches(controls));
  const boxes = held.map((node) => [node, node.getBoundingClientRect()]);
  const near = (one, box) => one.left < box.right && one.right > box.left && one.top < box.bottom && one.bottom > box.top;
  const tight = boxes.filter(([node, box]) => box.width < 24 || box.height < 24
    || boxes.some(([other, its]) => other !== node && near(box, its))).map(([node]) => node);
  return [...new Set([...scrolls, ...tight])];
}"""
"""What may be too small or hidden by another: controls below WCAG's 24 pixels or under another one, and what scrolls."""
