/**
 * A script of its own, the first of the page that a first visit gets (`client/first-visit-plugin.ts`): a browser that holds a practice
 * already, and comes past its service worker, is not shown the welcome page on its way to the lock screen. It must be known before anything
 * is drawn, so it is one word of this browser's own, which no request carries; `first-visit.ts` keeps it true.
 */
try {
  // oxlint-disable-next-line no-restricted-globals -- what can be known before the page is drawn; the databases' names say as much
  if (localStorage.getItem("claros-returning") !== null) document.documentElement.dataset["returning"] = "";
} catch {
  // Where nothing is kept, nobody returns.
}
