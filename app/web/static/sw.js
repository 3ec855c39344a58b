// Keeps the pages that were opened here, so that they open again with no network. Newest first: what is kept is shown
// only where the network gives nothing of ours within 3 seconds. Answers never pass through here, nor do overviews:
// figures are never kept on a phone.
const NAME = "forankring";
const isOurs = (answer) => answer.headers.get("X-Robots-Tag") === "noindex";
const gone = (answer) => isOurs(answer) && (answer.status === 404 || answer.status === 410);

const fetched = async (request, cache) => {
  const answer = await fetch(request);
  if (isOurs(answer) && answer.ok) await cache.put(request.url, answer.clone());
  else if (gone(answer)) await cache.delete(request.url);
  return answer;
};
const answered = async (event) => {
  const { request } = event, cache = await caches.open(NAME), kept = await cache.match(request.url);
  const live = fetched(request, cache);
  if (!kept) return live;
  event.waitUntil(live.catch(() => {}));
  const late = new Promise((done) => setTimeout(done, 3000, kept));
  const fit = live.then((answer) => (isOurs(answer) && answer.status < 500 ? answer : kept), () => kept);
  return Promise.race([fit, late]);
};

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin } = self.location, isOurPage = request.method === "GET" && request.url.startsWith(origin + "/");
  if (isOurPage && !request.url.startsWith(origin + "/overblik/")) event.respondWith(answered(event));
});
self.addEventListener("message", (event) => event.waitUntil((async () => {
  const cache = await caches.open(NAME);
  await Promise.all(event.data.map(async (url) => {
    if (await cache.match(url)) return;
    const answer = await fetch(url);
    if (isOurs(answer) && answer.ok) await cache.put(url, answer);
  }));
  event.source.postMessage("kept");
})()));
