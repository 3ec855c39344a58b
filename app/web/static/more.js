// What the page can do without, fetched when the form is ready to use: opening with no network, and reading aloud.
const script = document.currentScript.src;
if (navigator.serviceWorker) {
  navigator.serviceWorker.register("/sw.js").then(() => navigator.serviceWorker.ready).then((found) => {
    const linked = Array.from(document.querySelectorAll("link[href],nav a"), (one) => one.href);
    found.active.postMessage([location.href.split("#")[0], script, ...linked]);
  }).catch(() => {});
  navigator.serviceWorker.addEventListener("message", () => { document.documentElement.dataset.kept = ""; });
}
