// An article that was in view for five seconds tells its address once; see portal/views/reading.py.
const SECONDS = 5
const address = document.querySelector("[data-reading]")?.dataset.reading
let seen = 0

const timer = address && setInterval(() => {
  if (document.visibilityState !== "visible") return
  seen += 1
  if (seen < SECONDS) return
  clearInterval(timer)
  navigator.sendBeacon("/dibaca/", new URLSearchParams({ address }))
}, 1000)
