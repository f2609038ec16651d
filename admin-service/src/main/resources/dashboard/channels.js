// Shows what others change while somebody looks, and says so when that cannot be known.
const note = document.getElementById('offline');
let asOf = new Date();

async function look() {
  const board = document.querySelector('[data-board]');
  if (document.hidden || board.matches(':has(.htmx-request, details[open])')) return;
  let known = false;
  try {
    const answer = await fetch(board.dataset.board, { headers: { 'HX-Request': 'true' }, signal: AbortSignal.timeout(4500) });
    known = answer.ok;
    if (answer.status === 200) {
      const text = await answer.text();
      // What was pressed meanwhile has brought a newer one.
      if (board.isConnected && !board.matches(':has(.htmx-request)')) window.htmx.swap(board, text, { swapStyle: 'outerHTML' });
    }
  } catch {
    // No connection.
  }
  if (known) asOf = new Date();
  else note.querySelector('time').textContent = asOf.toLocaleTimeString(document.documentElement.lang, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  note.hidden = known;
  document.querySelector('[data-board]').toggleAttribute('data-offline', !known);
}

setInterval(look, 5000);
document.addEventListener('visibilitychange', look);
window.addEventListener('offline', look);
window.addEventListener('online', look);
