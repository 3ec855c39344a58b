// Sending: nothing leaves the phone's storage before the server's receipt with its id, a 'no' is kept with its reason,
// and everything else (no signal, a portal's login page, a broken proxy) is tried again.
// One try. An answer counts only when it is ours: it names the id that was saved, or says no.
const post = async (record) => {
  const stop = new AbortController(), clock = setTimeout(() => stop.abort(), 20000);
  try {
    const body = new URLSearchParams(record.entries).toString(), keepalive = body.length < 6e4;
    const headers = { "Content-Type": "application/x-www-form-urlencoded" };
    const answer = await fetch(record.path + location.search, { method: "POST", body, headers, keepalive, signal: stop.signal });
    const receipt = answer.headers.get("Forankring-Svar"), { status } = answer;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const told = all(page.forms[0] ? "#fejl-1 h2,#fejl-1 a" : "h1", page);
    const why = told.map((one) => one.textContent).join(" – ");
    return { status, page, saved: receipt === record.id, no: receipt === "nej" || status === 413, why };
  } catch (error) { return {}; } finally { clearTimeout(clock); }
};
const turn = (page) => {
  document.documentElement.replaceChild(document.adoptNode(page.body), document.body);
  document.title = page.title;
  scrollTo(0, 0);
};
const receipt = (page) => {
  turn(page);
  mine = form = waits = null;
  history.replaceState(document.body.innerHTML, "");
  received();
};
const received = () => {
  by("p-next").onclick = (event) => { event.preventDefault(); nextPerson(); };
  document.querySelector("h1").focus();
};
const refuse = async ({ page, why }) => {
  if (page.querySelector("form")) {
    turn(page);
    start();
    arrange();
    const id = own("_id").value;
    if (id !== mine.id) await drop(mine.id); // another answer has the id: this goes under a new one
    Object.assign(mine, { id, entries: said() });
  } else {
    by("p-no").hidden = false;
    by("p-why").textContent = why || "";
    ready();
  }
  await put(mine);
  alerted();
};
const ready = (text) => {
  const send = form.querySelector(".send");
  if (text) send.dataset.was = send.textContent;
  send.toggleAttribute("aria-disabled", !!text);
  send.textContent = text || send.dataset.was;
  form.inert = !!text; // what would be typed now would be lost where the answer comes back
  by("p-sent").textContent = text || "";
};
const sent = async (event) => {
  event.preventDefault();
  if (busy) return;
  busy = true;
  clearTimeout(pending);
  ready(words.sending);
  await begun;
  const was = mine.state, send = form.querySelector(".send");
  stamp(mine).entries = said().concat(send.name ? [[send.name, send.value]] : []);
  mine.state = "waiting";
  await put(mine);
  if (navigator.storage && navigator.storage.persist) navigator.storage.persist();
  const answer = await post(mine);
  if (answer.saved) {
    await drop(mine.id);
    tell({ gone: mine.id });
    receipt(answer.page);
  } else if (answer.no) {
    const { status, why } = answer, verdict = { state: status === 422 ? was : "stopped", status, why };
    await alter(mine.id, verdict);
    Object.assign(mine, verdict);
    await refuse(answer);
  } else {
    tell({ gone: mine.id });
    await hold();
    later();
  }
  busy = false;
};
