// What the form can do without, fetched when it is ready to use: opening with no network, how much room is left,
// codes, reading aloud, and one item at a time in large type.
// `words` is what it says.
const script = document.currentScript.src;
const make = (tag, text, cls) => Object.assign(document.createElement(tag), { textContent: text, className: cls });
if (navigator.serviceWorker) {
  navigator.serviceWorker.register("/sw.js").then(() => navigator.serviceWorker.ready).then((found) => {
    const linked = Array.from(document.querySelectorAll("link[href],.langs a,footer a"), (one) => one.href);
    found.active.postMessage([location.href.split("#")[0], script, ...linked]);
  }).catch(() => {});
  navigator.serviceWorker.addEventListener("message", () => { document.documentElement.dataset.kept = ""; });
}

// How much room is left
document.addEventListener("input", ({ target }) => {
  const most = +target.maxLength, free = most - target.value.length;
  if (!(most >= 100)) return;
  const next = target.nextElementSibling, left = next && next.matches(".left") ? next : make("p", "", "left");
  left.setAttribute("role", "status");
  if (!left.parentNode) target.after(left);
  left.textContent = free < most / 5 ? words.room.replace("#", free) : "";
});

// A code for a person
const all = (selector, within) => Array.from((within || document).querySelectorAll(selector));
const coded = () => all("[data-abc]").forEach((one) => {
  one.hidden = false;
  one.onclick = () => {
    const { abc } = one.dataset, field = one.previousSibling;
    field.value = Array.from(crypto.getRandomValues(new Uint8Array(6)), (x) => abc[x % abc.length]).join("");
    field.dispatchEvent(new Event("change", { bubbles: true }));
  };
});
document.addEventListener("skema", coded);
coded();

// Reading aloud: only with a voice that is on the phone itself, so that no text leaves it.
const button = (text, act, cls) => Object.assign(make("button", text, cls || "btn"), { type: "button", onclick: act });
const speech = window.speechSynthesis;
const voice = () => speech && speech.getVoices().find((one) => one.localService && one.lang.slice(0, 2) === words.lang);
const text = (item) => all("legend,.label,.hint,.o label,summary", item).filter((one) => !one.closest(".line,details,.vh"))
  .map((one) => one.textContent.trim().replace(/[^.?!]$/, "$&.")).join(" ");
const read = (item) => {
  const was = speech.speaking;
  speech.cancel();
  if (was) return;
  speech.speak(Object.assign(new SpeechSynthesisUtterance(text(item)), { voice: voice(), lang: words.lang }));
};
const speakers = () => {
  if (!voice()) return;
  all(".q").filter((item) => !item.querySelector(".speak")).forEach((item) => {
    const speak = button(words.aloud, () => read(item), "btn speak"), number = item.querySelector(".no").textContent;
    speak.setAttribute("aria-label", words.aloud + " " + number);
    item.querySelector("legend,.label").after(speak);
  });
};
if (speech) speech.addEventListener("voiceschanged", speakers);

// One item at a time, large: for whoever reads aloud and taps for somebody. And a form with its answers on paper.
const look = new CSSStyleSheet();
look.replaceSync(`
  .left { color: var(--soft); }
  .pager { display: none; }
  .large .pager { overflow-wrap: anywhere; display: flex; flex-wrap: wrap; gap: 8px 16px; align-items: center; margin-top: 16px; }
  .pager .btn { margin: 0; }
  .large header { padding-block: 8px; }
  .large h1 { font-size: 1rem; }
  .large header > :not(h1), .large footer, .large main > :not(form):not(.bar):not(.pager), .large .over, .large .open-large,
  .large form > :not(section):not(.card), .large section > :not(.q), .large :is(.q, .card):not(.now) { display: none !important; }
  .large .now { font-size: 1.375rem; padding: 16px; overflow-wrap: anywhere; hyphens: auto; }
  .large .now :is(legend, .label) { font-size: 1.75rem; }
  .large .now .o input + span { min-height: 76px; font-size: 1.5rem; }
  @media print {
    h2, h3 { break-after: avoid; }
    textarea { field-sizing: content; }
    .o :checked + span::before { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
  }
`);
const items = () => all("form .q,form > .card");
let pager;
const go = (place) => {
  const some = items();
  if (place >= some.length || place < 0) return whole();
  if (speech) speech.cancel();
  some.forEach((one, at) => one.classList.toggle("now", at === place));
  pager.place = place;
  pager.querySelector("span").textContent = place + 1 + " / " + some.length;
  scrollTo(0, 0);
  some[place].tabIndex = -1;
  some[place].focus();
};
const whole = () => {
  const here = items()[pager.place];
  document.documentElement.classList.remove("large");
  here.classList.remove("now");
  (pager.place < items().length - 1 ? here : document.querySelector(".send")).focus();
};
const dressed = () => {
  document.documentElement.classList.remove("large");
  const form = document.querySelector("form");
  if (!form || form.querySelector(".open-large")) return;
  speakers();
  form.prepend(button(words.large, () => {
    document.documentElement.classList.add("large");
    go(0);
  }, "btn open-large"));
  pager = make("div", "", "pager");
  pager.append(button(words.back, () => go(pager.place - 1)), make("span", ""), button(words.on, () => go(pager.place + 1)),
    button(words.whole, whole));
  form.after(pager);
};
if (document.adoptedStyleSheets) {
  document.adoptedStyleSheets = [look];
  document.addEventListener("skema", dressed);
  dressed();
}
