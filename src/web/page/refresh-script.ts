/**
 * The page's only script: while somebody looks, it asks for the page again and puts what has changed in place. It leaves
 * alone a page whose text is being selected, keeps opened parts open, and tries again when the newsroom does not answer.
 */
export const REFRESH_SCRIPT = `'use strict';
const parts = ['.masthead', 'main'];
const refresh = async () => {
  const active = document.activeElement;
  if (document.hidden || !getSelection().isCollapsed || active?.matches('main a, main button')) return;
  const answer = await fetch(location.href, { cache: 'no-store' });
  if (!answer.ok) return;
  const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html');
  for (const { id } of document.querySelectorAll('details[open]')) fresh.getElementById(id)?.setAttribute('open', '');
  const focused = active?.matches('summary') ? active.parentElement.id : null;
  for (const part of parts) {
    const [old, next] = [document.querySelector(part), fresh.querySelector(part)];
    if (old && next && old.innerHTML !== next.innerHTML) old.replaceWith(document.adoptNode(next));
  }
  if (focused) document.getElementById(focused)?.querySelector('summary').focus({ preventScroll: true });
};
const again = () => setTimeout(() => refresh().catch(() => undefined).finally(again), 4000);
again();
`;
