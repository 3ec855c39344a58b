// Drafts: what stands in the form is kept while it is typed, in every tab of the form the same.
const path = location.pathname, tabs = window.BroadcastChannel && new BroadcastChannel("forankring");
const own = (name) => form.elements[name];
let mine, begun, pending, next, busy, trying, waits, delay = 2000;
const newId = () =>
  Array.from(crypto.getRandomValues(new Uint8Array(20)), (x) => "abcdefghjkmnpqrstvwxyz0123456789"[x % 32]).join("");
const fresh = () => ({ id: newId(), path, state: "draft", entries: [], rest: [] });
const tell = (message) => { if (tabs) tabs.postMessage(message); };

const said = () => [...new FormData(form), ...mine.rest];
const keep = () => {
  clearTimeout(pending);
  pending = 0;
  if (!form || !mine || busy) return;
  stamp(mine).entries = said();
  if (mine.state === "draft" && !mine.rest[0] && !inputs(form).some(filled)) drop(mine.id);
  else {
    tell(mine);
    put(mine);
  }
};
const soon = () => { pending = pending || setTimeout(() => { show(); keep(); }, 300); };
const fill = (entries) => {
  entries.forEach(([name]) => {
    const [group, line] = name.split("."), more = document.querySelector(".more[value='" + group + "']");
    while (more && !more.hidden && all(".line", more.parentNode).length <= line) add(more);
  });
  inputs(form).forEach((one) => {
    const values = entries.filter(([name]) => name === one.name).map(([, value]) => value);
    if (tapped(one)) one.checked = values.includes(one.value);
    else if (one !== document.activeElement) one.value = values[0] || "";
    if (one.value && one.name.endsWith(".uddybende")) one.closest("details").open = true;
  });
  show();
};
const take = (record) => {
  mine = record;
  own("_id").value = mine.id;
  fill(mine.entries);
  // A text whose item is gone is kept and shown: a person may write it under another one.
  mine.rest = mine.entries.filter(([name, value]) => /\s/.test(value) && !own(name));
};
const leave = () => { mine = null; history.replaceState(null, ""); location.replace(path + location.search); };
const over = () => { if (confirm(words.sure)) drop(mine.id).then(() => { tell({ gone: mine.id }); leave(); }); };
// The next person finds nothing of the one before: no draft, no receipt, no page behind the back button.
const nextPerson = async () => {
  for (const one of await records()) if (one.path === path && one.state === "draft") await drop(one.id);
  leave();
};
if (tabs) tabs.onmessage = ({ data }) => {
  if (!mine || busy || waits) return;
  if (data.gone === mine.id) leave();
  else if (form && data.path === path && (data.id === mine.id || !inputs(form).some(filled))) take(data);
};
const resume = (here) => {
  mine = fresh();
  if (!form.matches("[data-new]")) mine.id = own("_id").value;
  own("_id").value = mine.id;
  const draft = here.find((one) => location.hash === "#svar-" + one.id)
    || here.find((one) => one.state === "draft" && !isOver(one));
  if (!form.matches("[data-new]") || inputs(form).some(filled)) return soon();
  if (!draft) return;
  take(draft);
  by("p-again").hidden = false;
  by("p-changed").hidden = draft.entries.some(([name, value]) => name === "_version" && value === own(name).value);
  draft.rest.forEach(([, value]) => by("p-again").append(make("p", value)));
  by("p-no").hidden = !draft.why;
  by("p-why").textContent = draft.why || "";
};
