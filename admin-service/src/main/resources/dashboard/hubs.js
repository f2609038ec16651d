// Draws the page of the played visitor, whenever the editor says that something else is on it.
const editor = document.getElementById('rules-editor');
let drawn = null;

function draw() {
  const page = document.getElementById('hub-page');
  const old = editor.querySelector('.hub-frame:last-of-type');
  if (drawn?.frame === old && drawn.page === page.value) return;
  old.hidden = !page.value;
  drawn = { frame: old, page: page.value };
  if (!page.value) return;
  // In a frame of its own, behind the one that is seen until it is there: no step for Back, no flash.
  const frame = old.cloneNode();
  drawn.frame = frame;
  editor.querySelectorAll('.hub-frame').forEach((each) => each.removeAttribute('name'));
  frame.classList.add('coming');
  old.after(frame);
  page.form.submit();
  frame.addEventListener('load', () => {
    frame.classList.remove('coming');
    while (frame.previousElementSibling.matches('.hub-frame')) frame.previousElementSibling.remove();
  }, { once: true });
}

new MutationObserver(draw).observe(editor, { childList: true, subtree: true });
draw();
