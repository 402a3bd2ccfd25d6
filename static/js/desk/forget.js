// data-forget="key": what was typed under this key has been saved; the copy in this browser is not needed any more.
for (const place of document.querySelectorAll("[data-forget]")) {
  try { localStorage.removeItem(place.dataset.forget) } catch { /* a browser without storage kept no copy */ }
}
